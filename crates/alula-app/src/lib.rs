//! Use cases: load, authorise, decide, append, tell; jobs, live notices and ports.
//!
//! [`House`] is the one handle. A request about a chart goes through [`House::run`]: one transaction locks the chart,
//! meets a repeated request with its first answer, asks the policies, lets the rule decide, files what follows and
//! writes the read tables. This crate must never hold a rule of care, a right, a screen or a clock of its own.

mod around;
pub mod home;
mod house;
mod ports;
mod report;
mod run;
mod trouble;

mod access;
mod charts;
mod follow;
mod tables;

mod book;
mod colleagues;
mod credentials;
mod decisions;
mod documents;
mod drafts;
mod enquiries;
pub mod entrance;
mod leaving;
mod lists;
mod outcomes;
mod people;
mod practice;
mod practice_limits;
mod privileges;
mod protocols;
mod referral;
mod sound;
mod told;

mod access_log;
mod check;
pub mod health;
mod jobs;
pub mod notices;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use access::SAME_LOOK;
pub use access_log::{ChartAccess, Opened};
pub use around::Around;
pub use book::{BookRefusal, BookStanding, IDLE, LONGEST_OPEN, LONGEST_PAGE, LONGEST_PHRASE, OpenBook};
pub use charts::resource as chart_resource;
pub use colleagues::Colleagues;
pub use credentials::{CredentialRefusal, PersonSeen};
pub use decisions::ToDecide;
pub use documents::DocumentsSeen;
pub use drafts::{DraftKept, DraftPlace};
pub use enquiries::{EnquiryRefusal, EnquirySeen, LONGEST_WORDS, NewEnquiry, Received};
pub use house::{House, HouseConfig, Ports};
pub use leaving::{ChartHeld, LeaveRefusal, Leaving, Successors};
pub use lists::{ClientsAsked, Idle, MOST_COUNTED, SomeClients, Task, TaskSource};
pub use people::{NewPerson, PersonRefusal};
pub use ports::{Clock, Ids};
pub use practice::PracticeRefusal;
pub use protocols::{BadProtocol, ProtocolRefusal, ProtocolSeen, ProtocolStanding};
pub use referral::{ImportRefusal, Imported};
pub use report::Admitted;
pub use run::Ran;
pub use sound::SoundLibrary;
pub use tables::{TaskKind, rows};
pub use told::{Course, CourseBroken, CourseFault, CourseSays, CourseStep, Folded};
pub use trouble::{Denied, Fault, Trouble};

pub use alula_store::Notice;
pub use alula_store::book::BookDraft;
pub use alula_store::read_tables::Difference;
pub use alula_store::read_tables::TeamPart;
pub use alula_store::read_tables::{AppointmentFound, Assigned};
pub use alula_store::read_tables::{ConsentRow, SignaturesCounted};
pub use alula_store::rows::access_log::Access;
pub use alula_store::rows::accounts::Holder;
pub use alula_store::rows::credentials::{CredentialChange, KeptCredential};
pub use alula_store::rows::enquiries::{Enquiry, EnquiryState};
pub use alula_store::rows::note_drafts::{DraftWords, NoteDraft};
pub use alula_store::rows::practice::{PracticeChange, PracticeDetails};
pub use alula_store::rows::sound::{KeptSet, Piece};
pub use alula_store::rows::staff::{About, StaffChange, StaffMember};
pub use alula_store::{FaultFound, Verified, WhatIsWrong};
