//! What the house takes from outside: the time, and ids and secrets from chance.

use jiff::Timestamp;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The time, to the microsecond.
    fn now(&self) -> Timestamp;
}

/// Makes what has to come from chance.
pub trait Ids: Send + Sync {
    /// A new id, UUIDv7.
    fn id(&self) -> Uuid;
    /// 256 bits that nobody can guess.
    fn secret(&self) -> [u8; 32];
}
