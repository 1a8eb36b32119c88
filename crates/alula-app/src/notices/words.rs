//! What notices say, in every language: the one place where it stands. It is read over somebody's shoulder and on locked
//! screens, so it names nobody and says nothing of care. A text message has room for 160 letters of a small alphabet,
//! without á, í, ó and ú, and its link takes up to 90 of them.

use alula_core::language::Language;

use super::{NoticeKind, Said};

impl Said {
    /// The subject of an e-mail and the title on a screen.
    pub fn title(&self) -> &'static str {
        match self.language {
            Language::English => "A note from your practice",
            Language::Spanish => "Una nota de su consultorio",
        }
    }

    /// The one sentence, without the link.
    pub fn sentence(&self) -> &'static str {
        match (self.kind, self.language) {
            (NoticeKind::LookIn, Language::English) => "Please open Alula: it is time to look in.",
            (NoticeKind::LookIn, Language::Spanish) => "Por favor, abra Alula: es hora de mirar.",
            (NoticeKind::Alarm, Language::English) => "Please open Alula now: somebody waits for you.",
            (NoticeKind::Alarm, Language::Spanish) => "Por favor, abra Alula ahora: alguien le espera.",
            (NoticeKind::Called, Language::English) => "Please open Alula: a colleague asks for you.",
            (NoticeKind::Called, Language::Spanish) => "Por favor, abra Alula: alguien de su equipo le busca.",
            (NoticeKind::Test, Language::English) => "This is a test: notices from Alula reach you here.",
            (NoticeKind::Test, Language::Spanish) => "Esto es una prueba: los avisos de Alula le llegan bien.",
        }
    }

    /// The text of an e-mail, for a house at `origin`.
    pub fn email(&self, origin: &str) -> String {
        let more = match self.language {
            Language::English => "What it is about stands in Alula alone, never in an e-mail.",
            Language::Spanish => "De qué se trata está solo en Alula, nunca en un correo.",
        };
        format!("{}\n\n{}\n\n{more}\n", self.sentence(), self.link(origin))
    }

    /// The text of a text message, for a house at `origin`.
    pub fn sms(&self, origin: &str) -> String {
        format!("{} {}", self.sentence(), self.link(origin))
    }
}

#[cfg(test)]
mod tests {
    use super::super::NoticeCode;
    use super::*;

    /// As long as an address of a house may be for a text message to stay one.
    const LONGEST_ORIGIN: &str = "https://alula.a-practice-with-a-rather-long-name.example.org";

    /// The letters of a text message that count once, as far as sentences and links need them (GSM 03.38).
    const GSM_7: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
                         ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    const NEVER: [&str; 46] = [
        "ketamin",
        "esketamin",
        "session",
        "sesión",
        "medicin",
        "dose",
        "dosis",
        "sitter",
        "therap",
        "terap",
        "client",
        "patient",
        "pacient",
        "psych",
        "psic",
        "treat",
        "tratamiento",
        "care ",
        "health",
        "salud",
        "mental",
        "doctor",
        "nurse",
        "clinic",
        "clínic",
        "prescri",
        "receta",
        "depress",
        "depres",
        "anxi",
        "ansied",
        "suicid",
        "crisis",
        "emergenc",
        "danger",
        "peligro",
        "risk",
        "riesgo",
        "lozenge",
        "pastilla",
        "vital",
        "pressure",
        "symptom",
        "diagnos",
        "trauma",
        "help",
    ];

    fn every() -> impl Iterator<Item = Said> {
        NoticeKind::ALL.into_iter().flat_map(|kind| {
            let codes = [None, Some(NoticeCode::of([255; 16]))];
            Language::ALL
                .into_iter()
                .flat_map(move |language| codes.clone().map(|opens| Said { kind, language, opens }).into_iter())
        })
    }

    #[test]
    fn no_notice_has_a_word_of_care_in_any_language_or_way() {
        for said in every() {
            let origin = "https://alula.example.org";
            for text in [said.title().to_owned(), said.sentence().to_owned(), said.email(origin), said.sms(origin)] {
                let small = text.to_lowercase();
                for word in NEVER {
                    assert!(!small.contains(word), "{word:?} in {text:?}");
                }
                assert!(!text.contains(['!', '¡']), "{text:?}");
                assert!(!text.trim().is_empty());
            }
        }
    }

    #[test]
    fn a_text_message_is_one_message() {
        for said in every() {
            let text = said.sms(LONGEST_ORIGIN);
            assert!(text.chars().all(|it| GSM_7.contains(it)), "{text:?}");
            assert!(text.chars().count() <= 160, "{} in {text:?}", text.chars().count());
        }
    }

    #[test]
    fn each_kind_has_words_of_its_own() {
        for language in Language::ALL {
            let said = NoticeKind::ALL.map(|kind| Said { kind, language, opens: None }.sentence());
            let all: std::collections::BTreeSet<_> = said.iter().collect();
            assert_eq!(all.len(), said.len());
        }
    }
}
