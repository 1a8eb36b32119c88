//! Sessions at home: phones without an account, what they say, and the watch that the house keeps by its own clock.

mod links;
mod phones;
mod said;
mod shown;
mod told;
mod watch;

pub use links::{CodeRefusal, LinkView, PhoneCode, PhoneLinkMade};
pub use phones::{OnPhone, Pulse, Whose};
pub(crate) use watch::set_timers;

pub use alula_store::rows::phones::{Phone, PhoneLink};
pub use said::{PhoneSaid, SaidBecame, SaidOnPhone};
pub use shown::PhoneNumbers;
