//! View structs to HTML, typed addresses and wording; pure.
