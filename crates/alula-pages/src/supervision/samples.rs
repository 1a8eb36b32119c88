//! Samples of the pages of notes: to be written, waiting, and with a long history.

use alula_core::ids::{ClientId, EntryId, NoteId, VisitId};
use alula_core::supervision::NoteAbout;

use super::{NewNote, NotePage, NoteStepLine, SentenceLine};
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
            supervisor: String::new(),
            form: Filled::new(),
        };
        let usual = Self {
            sentences: vec![sentence("Preparation visit on Mon 9 Jun, 50 minutes."), sentence("Fears were named.")],
            supervisor: "J. Okafor, LMFT".into(),
            ..empty.clone()
        };
        let extreme = Self {
            sentences: (0..40).map(|n| sentence(&format!("At 0:{n:02} she lay still and breathed slowly."))).collect(),
            form: Filled::new().wrong("mattered", "Write what mattered, in a sentence or more."),
            ..usual.clone()
        };
        vec![("empty", empty), ("usual", usual), ("extreme", extreme)]
    }
}

impl NotePage {
    /// Signed, waiting for the reader, and sent back several times.
    pub fn samples(client: ClientId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let step = |what, words: &str| NoteStepLine {
            what,
            by: "Alba Reyes, AMFT · today, 15:12".into(),
            words: words.into(),
        };
        let plain = Self {
            client,
            note: NoteId(entry.0),
            drawn: entry,
            name: "Mara".into(),
            title: "session 2, Mon 16 Jun".into(),
            state: "Signed.".into(),
            prose: "Session 2 in the office. The lozenge was held for 12 minutes and spat out.".into(),
            mattered: "She stayed with the window.".into(),
            done: String::new(),
            onward: String::new(),
            hash: "4f1c9a2b77d0".into(),
            lanes: None,
            history: vec![step("Signed", "")],
            may_cosign: false,
            may_add: false,
            whole_hash: "4f1c9a2b77d0".into(),
            forms: Forms::fresh(),
        };
        let usual = Self {
            state: "Signed. J. Okafor, LMFT reads it next.".into(),
            done: "Sat near, said little.".into(),
            onward: "Ask about the kitchen.".into(),
            may_cosign: true,
            may_add: true,
            ..plain.clone()
        };
        let extreme = Self {
            prose: "At 0:06 she lay still. ".repeat(60),
            history: (0..6)
                .flat_map(|_| {
                    [step("Asked", "What did the silence mean to her?"), step("Added", "She called it wide.")]
                })
                .collect(),
            forms: Forms::fresh()
                .with("question", Filled::new().wrong("words", "Write your question, or what should change.")),
            ..usual.clone()
        };
        vec![("plain", plain), ("usual", usual), ("extreme", extreme)]
    }
}
