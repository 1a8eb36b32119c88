//! Samples of the pages of notes: to be written, waiting, and with a long history.

use alula_core::ids::{ClientId, EntryId, VisitId};
use alula_core::supervision::NoteAbout;

use super::headings::AFTER_SESSION;
use super::{Kept, NewNote, NoteLine, NotesPage, OtherDraft, SentenceLine};
use crate::parts::{Filled, Forms};

impl NewNote {
    /// Nothing kept, an ordinary visit, and a long day.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let sentence = |text: &str| SentenceLine { text: text.into(), from: vec![entry] };
        let empty = Self {
            client,
            name: "Mara".into(),
            about: NoteAbout::Visit(VisitId(entry.0)),
            title: "preparation visit, Mon 9 Jun".into(),
            entry,
            sentences: Vec::new(),
            lanes: None,
            headings: AFTER_SESSION,
            supervisor: String::new(),
            change: String::new(),
            draft: String::new(),
            kept: Kept::Nothing,
            others: Vec::new(),
            form: Filled::new(),
        };
        let usual = Self {
            sentences: vec![sentence("Preparation visit on Mon 9 Jun, 50 minutes."), sentence("Fears were named.")],
            supervisor: "J. Okafor, LMFT".into(),
            draft: format!("{entry} 3"),
            kept: Kept::At("today, 14:32".into()),
            form: Filled::new().with("mattered", "She stayed with the window."),
            ..empty.clone()
        };
        let extreme = Self {
            sentences: (0..40).map(|n| sentence(&format!("At 0:{n:02} she lay still and breathed slowly."))).collect(),
            change: "Say what you did when she wept.".into(),
            kept: Kept::Beside { at: "today, 14:32".into(), other: "today, 14:35".into(), to: "/clients".into() },
            others: vec![OtherDraft {
                place: entry,
                kept: "today, 14:35".into(),
                parts: ["كانت النافذة مفتوحة".into(), "Sat near and said little. ".repeat(20), String::new()],
            }],
            form: Filled::new().wrong("mattered", "Write what mattered, in a sentence or more."),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl NotesPage {
    /// Nothing yet, an ordinary course, and a long one.
    pub fn samples(client: ClientId, drawn: EntryId) -> Vec<(&'static str, Self)> {
        let line =
            |title: &str, stands: &str| NoteLine { title: title.into(), stands: stands.into(), to: "/clients".into() };
        let empty = Self {
            client,
            name: "Mara".into(),
            drawn,
            drafts: Vec::new(),
            unwritten: Vec::new(),
            signed: Vec::new(),
            may_write: false,
            forms: Forms::fresh(),
        };
        let usual = Self {
            drafts: vec![line("Session 2, Mon 16 Jun", "begun today, 14:32")],
            unwritten: vec![line("Phone contact, Tue 17 Jun", "Write the note")],
            signed: vec![
                line("Preparation visit, Mon 9 Jun", "Signed and co-signed"),
                line("Intake visit, Mon 2 Jun", "Signed"),
            ],
            may_write: true,
            ..empty.clone()
        };
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            signed: (1..40).map(|n| line(&format!("Session {n}, Mon 16 Jun"), "Signed and co-signed")).collect(),
            forms: Forms::fresh().with("begin", Filled::new().wrong("kind", "Choose what it was.")),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}
