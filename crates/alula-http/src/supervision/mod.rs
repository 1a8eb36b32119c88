//! Notes: written and signed, read, co-signed, questioned, added to.

pub(crate) mod draft;
pub(crate) mod letters;
pub(crate) mod margin;
pub(crate) mod new;
pub(crate) mod note;
pub(crate) mod notes;
pub(crate) mod privileges;
pub(crate) mod queue;
