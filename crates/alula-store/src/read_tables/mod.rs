//! Read tables: what lists and searches need, computed from the charts, replaced whole for one client at a time.
//!
//! They may be dropped and rebuilt: [`replace_rows`] for every chart. [`differences`] proves kept equal to computed.

mod consents;
mod find;
mod lists;
mod many;
mod outcomes;
mod replace;
mod rows;
mod undecided;

pub use consents::{ConsentRow, SignaturesCounted, clients_in_care, signatures};
pub use find::search;
pub use lists::{
    AppointmentFound, Assigned, MeasureFound, SessionFound, TaskFound, appointments_between, client, clients_of,
    has_part, measures, sessions_between, sessions_under_way, tasks_around, tasks_of_client, tasks_of_nobody,
    tasks_of_role, tasks_of_staff, team,
};
pub use many::{
    Outline, clients_by_phase, found_clients, found_clients_of, idle_clients, idle_clients_of, latest_clients,
    longest_at, soonest_at,
};
pub use outcomes::{OutcomeRow, outcome_counts, outcome_counts_hold, outcome_counts_in};
pub use replace::{Difference, change_rows, differences, forget_all, insert_rows, replace_rows};
pub use rows::{AppointmentRow, ClientRow, Findable, MeasureRow, Rows, SessionRow, TaskRow, TeamPart};
pub use undecided::{Undecided, undecided};
