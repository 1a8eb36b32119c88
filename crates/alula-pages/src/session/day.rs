//! The questions of the day: the client, the room, who takes them home, and the supervisor.

use maud::{Markup, html};

use super::Threshold;
use crate::parts::{Field, Filled, quiet_button, yes_no_unknown};

/// The fields of a reading outside of a session.
pub(crate) fn vitals_fields(filled: &Filled) -> Markup {
    html! {
        div.pad {
            (Field::number(filled, "systolic", "Upper", "mmHg"))
            (Field::number(filled, "diastolic", "Lower", "mmHg"))
            (Field::number(filled, "pulse", "Pulse", "a minute").optional())
            (Field::number(filled, "saturation", "Oxygen", "%").optional())
            (Field::number(filled, "weight", "Weight", "kg").optional())
        }
    }
}

pub(super) fn day(_view: &Threshold, filled: &Filled) -> Markup {
    html! {
        (Field::moment(filled, "last_solid", "Last food"))
        (Field::moment(filled, "last_clear", "Last drink"))
        (yes_no_unknown(filled, "anything_new", "A new medicine, dose or illness since we last spoke"))
        (yes_no_unknown(filled, "alcohol", "Alcohol in the last 24 hours"))
        (yes_no_unknown(filled, "drugs", "Cannabis or other drugs in the last 24 hours"))
        (yes_no_unknown(filled, "medicines_as_ordered", "Today's medicines as the prescriber timed them"))
        (yes_no_unknown(filled, "pregnancy", "A pregnancy may have begun"))
        (yes_no_unknown(filled, "wants_it", "Wants today's session, sober and as agreed"))
        (Field::area(filled, "words", "What else was said").optional())
        (quiet_button("Keep these answers"))
    }
}

pub(super) fn room(_view: &Threshold, filled: &Filled) -> Markup {
    html! {
        (yes_no_unknown(filled, "trained_clinician", "A clinician trained in this and in basic life support stays in the room"))
        (yes_no_unknown(filled, "emergency_kit", "The emergency kit is in the room and complete"))
        (quiet_button("Keep this"))
    }
}

pub(super) fn escort(_view: &Threshold, filled: &Filled) -> Markup {
    html! {
        (Field::text(filled, "name", "Name of the adult"))
        (Field::phone(filled, "phone", "Phone number"))
        (yes_no_unknown(filled, "answered", "Somebody answered this number today"))
        (quiet_button("Keep this"))
    }
}

pub(super) fn reachable(_view: &Threshold, filled: &Filled) -> Markup {
    html! {
        (Field::moment(filled, "until", "I can be reached until"))
        (quiet_button("I can be reached"))
    }
}
