//! Samples of the pages of intake: empty, usual, extreme.
