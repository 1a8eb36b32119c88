//! The languages of the house.

/// A language in which pages can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish, as it is spoken in the Americas.
    Spanish,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// The tag: `en`, `es`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// The language of a tag, whatever region stands behind it: `es-MX` is Spanish.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|it| it.tag().eq_ignore_ascii_case(primary))
    }

    /// The first guess from what a browser says it accepts, such as `es-MX,es;q=0.9,en;q=0.8`; nothing when it asks for
    /// none of ours.
    pub fn guessed(accepted: &str) -> Option<Self> {
        let wishes = accepted.split(',').enumerate().filter_map(|(place, wish)| {
            let (tag, weight) = wish.split_once(';').unwrap_or((wish, ""));
            let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |it| it.parse::<f32>().ok())?;
            (weight > 0.0).then_some((Self::of_tag(tag)?, weight, place))
        });
        let best = wishes.max_by(|one, other| one.1.total_cmp(&other.1).then(other.2.cmp(&one.2)));
        best.map(|it| it.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_does_not_matter() {
        assert_eq!(Language::of_tag("es-MX"), Some(Language::Spanish));
        assert_eq!(Language::of_tag("EN_us"), Some(Language::English));
        assert_eq!(Language::of_tag("est"), None);
        assert_eq!(Language::of_tag(""), None);
    }

    #[test]
    fn the_first_guess_follows_the_wishes_of_the_browser() {
        assert_eq!(Language::guessed("es-419,es;q=0.9,en;q=0.8"), Some(Language::Spanish));
        assert_eq!(Language::guessed("fr, en;q=0.4, es;q=0.6"), Some(Language::Spanish));
        assert_eq!(Language::guessed("en, es"), Some(Language::English));
        assert_eq!(Language::guessed("es;q=0, de"), None);
        assert_eq!(Language::guessed("*"), None);
    }
}
