//! Builders, a house for tests, a private PostgreSQL; never part of the binary.

pub mod postgres;
