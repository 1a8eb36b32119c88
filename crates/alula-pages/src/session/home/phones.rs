//! The two phones in a home, as the house hears them: a symbol of its own for each state, always with its words.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::parts::icon;
use crate::wording;

/// A phone that was heard within so many seconds is there. Source: field-study.md section 4.2, link state.
pub const HEARD_WITHIN: i64 = 20;

/// A phone that was let in, as the house heard it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneHeard {
    /// True for the sitter's.
    pub of_sitter: bool,
    /// When it was heard last.
    pub seen_at: Timestamp,
    /// Its battery in per cent, when it says so.
    pub battery: Option<i64>,
    /// True when its page is not in front.
    pub hidden: bool,
}

/// How a phone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It was heard so many seconds ago.
    Heard(i64),
    /// It has been quiet for so many seconds.
    Quiet(i64),
    /// No phone is let in.
    Nobody,
}

impl Link {
    fn of(seconds: i64) -> Self {
        if seconds < HEARD_WITHIN { Self::Heard(seconds.max(0)) } else { Self::Quiet(seconds) }
    }

    /// The symbol alone.
    pub fn sign(self) -> Markup {
        match self {
            Self::Heard(_) => icon::heard(),
            Self::Quiet(_) => icon::quiet(),
            Self::Nobody => icon::crossed(),
        }
    }

    /// What the symbol says.
    pub fn words(self) -> String {
        match self {
            Self::Heard(seconds) => format!("heard {seconds} s ago"),
            Self::Quiet(seconds @ ..60) => format!("quiet since {seconds} s"),
            Self::Quiet(seconds) => format!("quiet since {}", wording::length(seconds / 60)),
            Self::Nobody => "not connected".to_owned(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Heard(_) => "is-heard",
            Self::Quiet(_) => "is-quiet",
            Self::Nobody => "is-nobody",
        }
    }
}

/// One phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneLine {
    /// `Joan's phone`.
    pub whose: String,
    /// How it stands.
    pub link: Link,
    /// `battery 62 %`, and `another page is in front`; empty when nothing is known.
    pub beside: String,
}

/// Both phones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phones {
    /// The sitter's, then the client's.
    pub lines: Vec<PhoneLine>,
    /// Until when a link that nobody has used lets the sitter's phone in; empty without one.
    pub link_until: String,
}

impl Phones {
    /// As the house heard them by `now`; `names` are the sitter's and the client's.
    pub fn of(
        heard: &[PhoneHeard],
        link_until: Option<Timestamp>,
        [sitter, client]: [&str; 2],
        now: Timestamp,
        zone: &TimeZone,
    ) -> Self {
        let line = |of_sitter: bool, name: &str, role: &str| {
            let phone = heard.iter().filter(|it| it.of_sitter == of_sitter).max_by_key(|it| it.seen_at);
            let whose = if name.is_empty() { format!("The {role}’s phone") } else { format!("{name}’s phone") };
            let beside = phone.map(|it| {
                let battery = it.battery.map(|it| format!("battery {it} %"));
                let hidden = it.hidden.then(|| "another page is in front".to_owned());
                battery.into_iter().chain(hidden).collect::<Vec<_>>().join(" · ")
            });
            PhoneLine {
                whose,
                link: phone.map_or(Link::Nobody, |it| Link::of(now.duration_since(it.seen_at).as_secs())),
                beside: beside.unwrap_or_default(),
            }
        };
        Self {
            lines: vec![line(true, sitter, "sitter"), line(false, client, "client")],
            link_until: link_until.map(|it| wording::at(it, now, zone)).unwrap_or_default(),
        }
    }
}

/// The phones as a list.
pub(super) fn phone_list(phones: &Phones) -> Markup {
    html! {
        ul.phone-links {
            @for one in &phones.lines {
                li class=(one.link.class()) {
                    (one.link.sign())
                    span { b { bdi { (one.whose) } } " " span { (one.link.words()) } @if !one.beside.is_empty() { span.soft.small { " · " (one.beside) } } }
                }
            }
        }
    }
}

/// The symbols alone, each with its words for those who do not see it.
pub(super) fn phone_signs(phones: &Phones) -> Markup {
    html! {
        span.phone-signs {
            @for one in &phones.lines { span.phone-sign class=(one.link.class()) { (one.link.sign()) span.small { (one.whose) ": " (one.link.words()) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + second).unwrap()
    }

    #[test]
    fn a_phone_is_heard_then_quiet_and_without_one_nobody_is_there() {
        let heard = |second| PhoneHeard { of_sitter: true, seen_at: at(second), battery: Some(62), hidden: true };
        let phones = Phones::of(&[heard(0), heard(95)], None, ["Joan", "Mara"], at(100), &TimeZone::UTC);
        assert_eq!(phones.lines[0].link, Link::Heard(5), "the one heard last counts");
        assert_eq!(phones.lines[0].beside, "battery 62 % · another page is in front");
        assert_eq!(phones.lines[1].link, Link::Nobody);
        let later = Phones::of(&[heard(0)], None, ["Joan", "Mara"], at(125), &TimeZone::UTC);
        assert_eq!(later.lines[0].link.words(), "quiet since 2 min");
        assert_eq!(Link::of(19), Link::Heard(19));
        assert_eq!(Link::of(20).words(), "quiet since 20 s");
    }
}
