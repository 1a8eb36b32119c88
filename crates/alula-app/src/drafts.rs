//! Drafts of notes: kept as they are typed, seen by their author alone, no part of the chart until they are signed.

use alula_core::ids::{ClientId, EntryId, StaffId};
use alula_core::private::Private;
use alula_core::supervision::NoteAbout;
use alula_policy::{Action, Actor, Resource, Team, permit};
use alula_store::read_tables::{self, TeamPart};
use alula_store::rows::note_drafts::{self, DraftOf, DraftWords, NoteDraft};
use alula_store::{StoreFault, Tx};
use jiff::Timestamp;

use crate::access::authorise;
use crate::charts::{load, resource};
use crate::house::{House, Inside, SharedChart};
use crate::lists::{Task, TaskSource};
use crate::tables::TaskKind;
use crate::trouble::{Broken, Denied, Trouble};

/// The draft that a page was drawn with: where it was typed, and how far it had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftPlace {
    /// The page it was typed on.
    pub place: EntryId,
    /// Its version.
    pub version: i64,
}

/// What became of words that were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKept {
    /// Nothing was typed yet, so nothing is kept.
    Nothing,
    /// Kept, and it is the only draft.
    Alone(DraftPlace, Timestamp),
    /// Kept beside another draft, which was kept at that time on another page; neither took the other's place.
    Beside {
        /// Where this one is.
        here: DraftPlace,
        /// When this one was kept.
        at: Timestamp,
        /// When the other one was kept last.
        other: Timestamp,
    },
}

impl House {
    /// Keeps what is typed on the page `place`. `seen` is the draft that the page was drawn with: when it still stands as
    /// it was, this page goes on where it left; when somebody wrote on elsewhere, both are kept.
    ///
    /// # Errors
    /// When the policies say no, there is no such session or visit, or something is broken.
    pub async fn keep_draft(
        &self,
        actor: &Actor,
        client: ClientId,
        about: NoteAbout,
        place: EntryId,
        seen: Option<DraftPlace>,
        words: DraftWords,
    ) -> Result<DraftKept, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let kept = self.0.store.write(move |tx| {
            Box::pin(async move {
                let (author, chart) = inside.writes_notes(tx, &actor, client).await?;
                if !about.is_in(&chart) {
                    return Err(Denied::Hidden(Action::SignNote).into());
                }
                // A page that was signed and is shown again by the way back types no new draft.
                if chart.entry(place).is_some() {
                    return Ok(DraftKept::Nothing);
                }
                let of = DraftOf { author, client, about: about.to_string() };
                Ok(keep(tx, of, place, seen, words, now).await?)
            })
        });
        kept.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// The own drafts about one session or visit, the newest first.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn drafts(&self, actor: &Actor, client: ClientId, about: &NoteAbout) -> Result<Vec<NoteDraft>, Trouble> {
        let (inside, actor, about) = (self.0.clone(), *actor, about.clone());
        let found = self.0.store.read(move |tx| {
            Box::pin(async move {
                let (author, _) = inside.writes_notes(tx, &actor, client).await?;
                Ok(note_drafts::about(tx, &DraftOf { author, client, about: about.to_string() }).await?)
            })
        });
        found.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Lets own drafts go, those of these pages and no other.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn let_go_drafts(
        &self,
        actor: &Actor,
        client: ClientId,
        about: &NoteAbout,
        places: Vec<EntryId>,
    ) -> Result<(), Trouble> {
        let (inside, actor, about) = (self.0.clone(), *actor, about.clone());
        let gone = self.0.store.write(move |tx| {
            Box::pin(async move {
                let (author, _) = inside.writes_notes(tx, &actor, client).await?;
                let of = DraftOf { author, client, about: about.to_string() };
                for place in places {
                    note_drafts::remove(tx, &of, place).await?;
                }
                Ok(())
            })
        });
        gone.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Puts each thing that was begun in the place of the reminder to write it.
    pub(crate) async fn add_drafts(&self, actor: &Actor, tasks: &mut Vec<Task>) -> Result<(), Trouble> {
        let Actor::Staff { id, .. } = *actor else { return Ok(()) };
        let actor = *actor;
        let found = self.0.store.read(move |tx| Box::pin(async move { open_drafts(tx, &actor, id).await }));
        for draft in found.await.map_err(|fault: StoreFault| self.trouble(fault))? {
            if let TaskSource::Draft(client, NoteAbout::Session(session)) = &draft.source {
                let same = TaskSource::Entry(*client, session.entry());
                tasks.retain(|it| it.kind != TaskKind::SignNote || it.source != same);
            }
            tasks.push(draft);
        }
        Ok(())
    }
}

impl Inside {
    /// The author of notes in this chart, when the policies say so, and the chart.
    async fn writes_notes(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        client: ClientId,
    ) -> Result<(StaffId, SharedChart), Broken> {
        let action = Action::SignNote;
        let Some(chart) = load(tx, client, self.known(client)).await? else {
            return Err(Denied::Hidden(action).into());
        };
        authorise(self, tx, actor, action, &resource(&chart), Some(client)).await??;
        match *actor {
            Actor::Staff { id, .. } => Ok((id, chart)),
            Actor::Client { .. } | Actor::Sitter { .. } | Actor::House => Err(Denied::Hidden(action).into()),
        }
    }
}

async fn keep(
    tx: &mut Tx,
    of: DraftOf,
    place: EntryId,
    seen: Option<DraftPlace>,
    words: DraftWords,
    now: Timestamp,
) -> Result<DraftKept, StoreFault> {
    let mut drafts = note_drafts::about(tx, &of).await?;
    let own = drafts.iter().position(|it| it.place == place).map(|at| drafts.remove(at));
    let blank = [&words.mattered, &words.done, &words.onward].into_iter().all(|it| it.is_blank());
    if let Some(own) = own.as_ref().filter(|_| blank) {
        note_drafts::remove(tx, &of, own.place).await?;
        return Ok(DraftKept::Nothing);
    }
    let mut draft = match own {
        Some(own) => own,
        None if blank => return Ok(DraftKept::Nothing),
        None => {
            let goes_on = drafts.iter().position(|it| Some(of_draft(it)) == seen).map(|at| drafts.remove(at));
            if let Some(left) = &goes_on {
                note_drafts::remove(tx, &of, left.place).await?;
            }
            let begun_at = goes_on.map_or(now, |it| it.begun_at);
            NoteDraft { of, place, version: 0, begun_at, saved_at: now, words: DraftWords::default() }
        }
    };
    if draft.version == 0 || draft.words != words {
        draft = NoteDraft { version: draft.version + 1, saved_at: now, words, ..draft };
        note_drafts::save(tx, &draft).await?;
    }
    let here = of_draft(&draft);
    Ok(match drafts.iter().map(|it| it.saved_at).max() {
        Some(other) => DraftKept::Beside { here, at: draft.saved_at, other },
        None => DraftKept::Alone(here, draft.saved_at),
    })
}

fn of_draft(draft: &NoteDraft) -> DraftPlace {
    DraftPlace { place: draft.place, version: draft.version }
}

/// The drafts of somebody about clients whose notes are theirs to sign, as tasks; one for each thing written about.
async fn open_drafts(tx: &mut Tx, actor: &Actor, author: StaffId) -> Result<Vec<Task>, StoreFault> {
    let mut tasks: Vec<Task> = Vec::new();
    for draft in note_drafts::of_author(tx, author).await? {
        let client = draft.of.client;
        let Ok(about) = draft.of.about.parse() else { continue };
        let source = TaskSource::Draft(client, about);
        let theirs = permit(actor, Action::SignNote, &chart_of(tx, client).await?).is_permit();
        if !theirs || tasks.iter().any(|it| it.source == source) {
            continue;
        }
        let name = read_tables::client(tx, client).await?.map(|it| it.name).unwrap_or_default();
        let (kind, due_at) = (TaskKind::FinishDraft, Some(draft.begun_at));
        tasks.push(Task { kind, source, name, due_at, words: Default::default(), left_by: None });
    }
    Ok(tasks)
}

/// About whom somebody has begun a note and not signed it, each client once, by name.
pub(crate) async fn unsigned(tx: &mut Tx, author: StaffId) -> Result<Vec<Private>, StoreFault> {
    let mut clients: Vec<ClientId> = note_drafts::of_author(tx, author).await?.iter().map(|it| it.of.client).collect();
    clients.sort_unstable();
    clients.dedup();
    let mut names = Vec::with_capacity(clients.len());
    for client in clients {
        names.extend(read_tables::client(tx, client).await?.map(|it| it.name));
    }
    names.sort_by_cached_key(|it| it.reveal().to_lowercase());
    Ok(names)
}

async fn chart_of(tx: &mut Tx, client: ClientId) -> Result<Resource, StoreFault> {
    let named = read_tables::team(tx, client).await?;
    let part = |part| named.iter().find(|(_, it)| *it == part).map(|(id, _)| *id);
    let team = Team {
        therapist: part(TeamPart::Therapist),
        supervisor: part(TeamPart::Supervisor),
        prescriber: part(TeamPart::Prescriber),
    };
    Ok(Resource::Chart { client, team })
}
