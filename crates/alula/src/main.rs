//! Alula, the care platform for ketamine-assisted psychotherapy: one binary.

fn main() {}
