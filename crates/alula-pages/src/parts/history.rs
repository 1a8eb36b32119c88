//! What was changed, when and by whom, for rows that keep every earlier state.

use maud::{Markup, Render, html};

use super::person;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When, in words.
    pub when: String,
    /// Who.
    pub who: String,
    /// What: the name of the field, what stood there before, what stands there since.
    pub what: Vec<Changed>,
}

/// One field that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The name of the field.
    pub field: String,
    /// What stood there; empty when nothing did.
    pub from: String,
    /// What stands there since; empty when nothing does.
    pub to: String,
}

/// Fields by name and value, as a reader sees them.
pub type Fields = Vec<(&'static str, String)>;

/// The fields that differ between two states, in their order; without an earlier state, those that say something.
pub fn changed(before: Option<&Fields>, after: &Fields) -> Vec<Changed> {
    let earlier = |field: &str| {
        let found = before.and_then(|it| it.iter().find(|(name, _)| *name == field));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let all =
        after.iter().map(|(field, to)| Changed { field: (*field).to_owned(), from: earlier(field), to: to.clone() });
    all.filter(|it| it.from != it.to).collect()
}

/// The changes, the latest first. Draws nothing when there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(pub Vec<Change>);

impl History {
    /// Usual.
    pub fn sample() -> Self {
        let changed =
            |field: &str, from: &str, to: &str| Changed { field: field.into(), from: from.into(), to: to.into() };
        Self(vec![
            Change {
                when: "Tue 24 Jun, 09:12".into(),
                who: "Noor Haddad".into(),
                what: vec![changed("Letters", "AMFT", "LMFT"), changed("Telephone", "", "+1 415 555 0134")],
            },
            Change {
                when: "Mon 6 Jan, 10:40".into(),
                who: "Noor Haddad".into(),
                what: vec![changed("Name", "", "Alba Reyes"), changed("Works here", "", "yes")],
            },
        ])
    }
}

impl Render for History {
    fn render(&self) -> Markup {
        html! {
            @if !self.0.is_empty() {
                ol.history {
                    @for change in &self.0 {
                        li {
                            p.when { (change.when) " · " (person(&change.who)) }
                            @for one in &change.what { p { (told(one)) } }
                        }
                    }
                }
            }
        }
    }
}

fn told(one: &Changed) -> Markup {
    html! {
        span.soft { (one.field) ": " }
        @match (one.from.is_empty(), one.to.is_empty()) {
            (true, _) => bdi { (one.to) },
            (false, true) => { del { bdi { (one.from) } } span.soft { ", taken away" } }
            (false, false) => { del { bdi { (one.from) } } " " ins { bdi { (one.to) } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let before = vec![("Name", "Alba".to_owned()), ("Letters", "AMFT".to_owned()), ("Phone", "1".to_owned())];
        let after = vec![("Name", "Alba".to_owned()), ("Letters", "LMFT".to_owned()), ("Phone", String::new())];
        let told: Vec<_> = changed(Some(&before), &after).into_iter().map(|it| (it.field, it.from, it.to)).collect();
        assert_eq!(
            told,
            [("Letters".into(), "AMFT".into(), "LMFT".into()), ("Phone".into(), "1".into(), String::new())]
        );
        let first: Vec<_> = changed(None, &after).into_iter().map(|it| it.field).collect();
        assert_eq!(first, ["Name", "Letters"]);
    }
}
