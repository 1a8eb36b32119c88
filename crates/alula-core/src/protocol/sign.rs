//! The signs by which a step of the stop ladder is met. A protocol combines them; only this version's code can see them.

use serde::Deserialize;

macro_rules! signs {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal;)*) => {
        /// Something that can be seen in what was written down, and that asks for a step of the stop ladder.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(try_from = "String")]
        pub enum Sign {
            $($(#[doc = $doc])* $name,)*
            /// Something untoward of this name from the protocol's list.
            Event(String),
        }

        impl Sign {
            /// Every sign without an argument.
            pub const PLAIN: &[Self] = &[$(Self::$name,)*];

            /// The name in the file.
            pub fn id(&self) -> String {
                match self {
                    $(Self::$name => $text.to_owned(),)*
                    Self::Event(term) => format!("event:{term}"),
                }
            }
        }

        impl TryFrom<String> for Sign {
            type Error = String;
            fn try_from(name: String) -> Result<Self, String> {
                match (name.as_str(), name.split_once(':')) {
                    $(($text, _) => Ok(Self::$name),)*
                    (_, Some(("event", term))) if !term.is_empty() => Ok(Self::Event(term.to_owned())),
                    _ => Err(format!("unknown sign `{name}`")),
                }
            }
        }
    };
}

signs! {
    /// Saturation below `spo2_act`.
    SaturationAct = "saturation_act";
    /// Saturation below `spo2_emerg`.
    SaturationEmergency = "saturation_emergency";
    /// Breaths below `rr_emerg_lo` or above `rr_emerg_hi`.
    BreathsEmergency = "breaths_emergency";
    /// Pulse above `hr_emerg`.
    PulseEmergency = "pulse_emergency";
    /// Pressure at or above `bp_emerg_sys` or `bp_emerg_dia`.
    PressureEmergency = "pressure_emergency";
    /// Alertness at or below `moaas_act`.
    AlertnessAct = "alertness_act";
    /// Alertness at or below `moaas_emerg`.
    AlertnessEmergency = "alertness_emergency";
    /// Vomited.
    Vomited = "vomited";
    /// Somebody in the room is worried.
    Worry = "worry";
}
