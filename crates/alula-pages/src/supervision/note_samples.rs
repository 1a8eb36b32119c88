//! Samples of a signed note: plain, waiting for the reader, and with a long history and a full margin.

use alula_core::ids::{ClientId, CommentId, EntryId, NoteId, SessionId};
use alula_core::supervision::Piece;

use super::headings::AFTER_SESSION;
use super::{
    AskedOf, Beside, ChangesLine, CommentLine, FromLine, NotePage, NoteStepLine, PartLine, PassageLine, Remark,
};
use crate::parts::{Filled, Forms};

/// A part of a note with these sentences, none commented on.
fn part(heading: &'static str, name: &str, sentences: &[&str]) -> PartLine {
    let line = |(place, text): (usize, &&str)| PassageLine {
        key: format!("{name}-{place}"),
        text: (*text).to_owned(),
        ends_line: false,
        opens: true,
        comments: Vec::new(),
    };
    let is_list = name == "prose";
    PartLine { heading, is_list, sentences: sentences.iter().enumerate().map(line).collect(), ..PartLine::default() }
}

fn comment(entry: EntryId, number: usize, sentence: &str) -> CommentLine {
    let remark = |by: &str, words: &str| Remark { by: by.into(), words: words.into() };
    CommentLine {
        id: CommentId(entry.following(u32::try_from(number).unwrap_or_default()).0),
        number,
        sentence: sentence.into(),
        made: remark("J. Okafor, LMFT · today, 15:40", "Who was it that opened it?"),
        answers: vec![remark("Alba Reyes, AMFT · today, 16:02", "Her grandmother; she says so in the recording.")],
        closed: String::new(),
        waits: "J. Okafor, LMFT".into(),
        yours: true,
        may_answer: true,
        may_close: true,
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
        let prose = ["Session 2 in the office.", "The lozenge was held for 12 minutes and spat out."];
        let [mattered, done, _] = AFTER_SESSION;
        let plain = Self {
            client,
            note: NoteId(entry.0),
            drawn: entry,
            name: "Mara".into(),
            title: "session 2, Mon 16 Jun".into(),
            state: "Signed.".into(),
            newer: String::new(),
            why: Vec::new(),
            changes: Vec::new(),
            asked: None,
            lanes: None,
            session: Some(SessionId(client.0)),
            parts: vec![
                part("From the chart", "prose", &prose),
                part(mattered, "mattered", &["She stayed with the window."]),
            ],
            hash: "4f1c9a2b77d0".into(),
            history: vec![step("Signed", "")],
            may_cosign: false,
            supervises: false,
            may_add: false,
            may_comment: false,
            whole_hash: "4f1c9a2b77d0".into(),
            forms: Forms::fresh(),
        };
        let mut commented =
            part(mattered, "mattered", &["She stayed with the window.", "Somebody opened it from inside."]);
        commented.sentences[1].comments = vec![1];
        commented.comments = vec![comment(entry, 1, "Somebody opened it from inside.")];
        let mut opened = part("From the chart", "prose", &prose);
        opened.beside = Some(Beside {
            key: "prose-1".into(),
            text: prose[1].into(),
            from: vec![FromLine { words: "Lozenge finished, Mon 16 Jun, 10:12".into(), entry }],
        });
        let usual = Self {
            state: "Signed. J. Okafor, LMFT reads it next.".into(),
            why: vec!["A reading at its limit: upper pressure 171, limit 160".into(), "It has waited 4 days".into()],
            supervises: true,
            parts: vec![opened, commented, part(done, "done", &["Sat near, said little."])],
            may_cosign: true,
            may_add: true,
            may_comment: true,
            ..plain.clone()
        };
        let long = "At 0:06 she lay still and breathed slowly. ".repeat(2);
        let many: Vec<&str> = (0..40).map(|_| long.as_str()).collect();
        let mut full = part(done, "done", &["كانت النافذة مفتوحة.", "Sat near."]);
        full.comments = (2..9).map(|number| comment(entry, number, "كانت النافذة مفتوحة.")).collect();
        full.comments.iter_mut().skip(3).for_each(|it| it.closed = "Closed by J. Okafor, LMFT · today, 17:00".into());
        full.sentences[0].comments = (2..9).collect();
        let extreme = Self {
            name: "Maximiliana Wolkenstein-Trostburg de la Fuente".into(),
            parts: vec![part("From the chart", "prose", &many), full],
            changes: vec![
                ChangesLine {
                    earlier: NoteId(entry.0),
                    signed: "signed yesterday, 14:20".into(),
                    asked: "Say what you did when she wept.".into(),
                    parts: vec![(
                        done,
                        vec![
                            Piece::Same("Sat near".into()),
                            Piece::Gone(", said little.".into()),
                            Piece::New(" and waited until she looked up. كانت النافذة مفتوحة.".into()),
                        ],
                    )],
                };
                3
            ],
            history: (0..6)
                .flat_map(|_| {
                    [step("Asked", "What did the silence mean to her?"), step("Added", "She called it wide.")]
                })
                .collect(),
            forms: Forms::fresh()
                .with("question", Filled::new().wrong("words", "Write your question, or what should change.")),
            ..usual.clone()
        };
        let sent_back = Self {
            state: "The supervisor asks for a change. Its author signs the note anew.".into(),
            asked: Some(AskedOf {
                by: "J. Okafor, LMFT · today, 15:40".into(),
                words: "Say what you did when she wept.".into(),
                anew: "/clients".into(),
            }),
            may_add: true,
            ..plain.clone()
        };
        vec![("plain", plain), ("usual", usual), ("sent-back", sent_back), ("extreme", extreme)]
    }
}
