//! The medicine session: planned, the day's questions, T0, marks, vitals, holds, leaving.

mod day;
mod dose;
mod holds;
mod leave;
mod marks;
mod plan;
mod vitals;

pub use day::{DayAnswered, EscortConfirmed, RoomChecked, SupervisorReachable};
pub use dose::{LozengeFinished, MedicineAdded, MedicineGiven};
pub use holds::{GateOverridden, HoldLifted, HoldRaised, HoldReason};
pub use leave::{ClientLeft, ContactPlanned, LeaveChecked, ReadyToLeave};
pub use marks::{AdverseEventRecorded, MarkKind, MarkMade, PhaseEntered};
pub use plan::{ProtocolRef, SessionCancelled, SessionPlanned};
pub use vitals::VitalsRecorded;
