//! Which set of sound a session has: what the team chose in a mark, else what the client's wishes name.

use super::{MarkKind, MarkMade};
use crate::chart::Chart;
use crate::ids::SessionId;
use crate::practice::sound::named_in;
use crate::preparation::WishesRecorded;

/// How a mark of sound begins that chooses a set.
pub const CHOOSES: &str = "set: ";

/// The set of a session, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenSet<'n> {
    /// The team chose it in this session.
    ByTeam(&'n str),
    /// The client's wishes name it.
    ByWishes(&'n str),
}

impl<'n> ChosenSet<'n> {
    /// Its name.
    pub fn name(self) -> &'n str {
        match self {
            Self::ByTeam(name) | Self::ByWishes(name) => name,
        }
    }
}

/// The set of a session among `names`; what was chosen last holds, a name that is gone counts for nothing.
pub fn chosen_set<'n>(chart: &Chart, session: SessionId, names: &[&'n str]) -> Option<ChosenSet<'n>> {
    let chose = |it: &MarkMade| {
        let name = it.words.reveal().strip_prefix(CHOOSES)?;
        names.iter().copied().find(|one| *one == name)
    };
    let marks = chart.all::<MarkMade>().filter(|it| it.is.session == session && it.is.kind == MarkKind::Sound);
    let by_team = marks.filter_map(|it| chose(it.is).map(|name| (it.at(), name))).max_by_key(|it| it.0);
    if let Some((_, name)) = by_team {
        return Some(ChosenSet::ByTeam(name));
    }
    let wish = chart.last::<WishesRecorded>()?.is.sound.reveal();
    named_in(wish, names.iter().copied()).map(ChosenSet::ByWishes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::{ago, given, nth};
    use crate::preparation::TherapistRole;

    fn wishes(sound: &str) -> WishesRecorded {
        WishesRecorded { fears: "".into(), calming: "".into(), sound: sound.into(), role: TherapistRole::QuietPresence }
    }

    fn mark(session: u32, words: &str) -> MarkMade {
        MarkMade { session: SessionId::of(nth(session)), kind: MarkKind::Sound, words: words.into() }
    }

    #[test]
    fn the_team_chooses_and_else_the_wishes_name_a_set() {
        let names = ["Shore", "Rain"];
        let chosen = |chart: &Chart| chosen_set(chart, SessionId::of(nth(9)), &names);
        let wished = given([wishes("the rain one, softly")]);
        assert_eq!(chosen(&wished.chart), Some(ChosenSet::ByWishes("Rain")));
        let other = wished.clone().and([mark(8, "set: Shore")]);
        assert_eq!(chosen(&other.chart), Some(ChosenSet::ByWishes("Rain")), "another session's choice");
        let chose = other.and([ago(5, mark(9, "set: Shore")), ago(9, mark(9, "set: Rain"))]).and([mark(9, "silence")]);
        assert_eq!(chosen(&chose.chart), Some(ChosenSet::ByTeam("Shore")), "what happened last holds");
        let gone = chose.and([mark(9, "set: Forest")]);
        assert_eq!(chosen(&gone.chart), Some(ChosenSet::ByTeam("Shore")), "a set that is gone");
    }

    #[test]
    fn without_a_word_no_set_is_chosen() {
        assert_eq!(chosen_set(&given([wishes("piano")]).chart, SessionId::of(nth(9)), &["Shore"]), None);
        assert_eq!(chosen_set(&given([mark(9, "silence")]).chart, SessionId::of(nth(9)), &["Shore"]), None);
    }
}
