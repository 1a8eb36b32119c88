//! The practice's sound: pieces taken in and out, sets arranged, and what a piece holds.

use std::collections::BTreeSet;

use alula_core::decide::Refusal;
use alula_core::ids::{PieceId, SoundSetId};
use alula_core::practice::sound::{AudioKind, PieceWords, SoundSet, arrange, take_in, take_out};
use alula_policy::{Action, Actor};
use alula_store::StoreFault;
use alula_store::rows::sound::{self, KeptSet, Piece};

use crate::access::{on_practice, require};
use crate::house::House;
use crate::trouble::{Broken, Trouble};

/// Everything that may be played here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoundLibrary {
    /// The pieces, in the order in which they were taken in.
    pub pieces: Vec<Piece>,
    /// The sets, by name.
    pub sets: Vec<KeptSet>,
}

impl House {
    /// What may be played here.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn sound(&self, actor: &Actor) -> Result<SoundLibrary, Trouble> {
        on_practice(self, actor, Action::ReadSound)?;
        let read = self.0.store.read(|tx| {
            Box::pin(async move { Ok(SoundLibrary { pieces: sound::pieces(tx).await?, sets: sound::sets(tx).await? }) })
        });
        read.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// What a piece holds, and in which form; nothing when it is not there.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn piece_content(&self, actor: &Actor, id: PieceId) -> Result<Option<(AudioKind, Vec<u8>)>, Trouble> {
        on_practice(self, actor, Action::ReadSound)?;
        let read = self.0.store.read(move |tx| Box::pin(async move { sound::content(tx, id).await }));
        read.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Takes a piece in; the same id twice is one. Its form is told from how the file begins, never from its name.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn take_in_piece(
        &self,
        actor: &Actor,
        id: PieceId,
        words: PieceWords,
        content: Vec<u8>,
    ) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let kept = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::KeepSound).await?;
                let pieces = sound::pieces(tx).await?;
                if pieces.iter().any(|it| it.id == id) {
                    return Ok(Ok(()));
                }
                let sniffed = infer::get(&content).and_then(|it| AudioKind::of_media_type(it.mime_type()));
                let held = pieces.iter().map(|it| it.size).sum();
                let kind = match take_in(&words, sniffed, content.len(), held) {
                    Ok(kind) => kind,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let size = content.len() as u64;
                let piece = Piece { id, kind, size, at: now, by: actor.author(), words };
                sound::insert_piece(tx, &piece, &content).await?;
                Ok(Ok(()))
            })
        });
        kept.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Takes a piece out, with its file; one that is not there is out already.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn take_out_piece(&self, actor: &Actor, id: PieceId) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let done = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::KeepSound).await?;
                let sets = sound::sets(tx).await?;
                if let Err(refusal) = take_out(id, sets.iter().map(|it| &it.is)) {
                    return Ok(Err(refusal));
                }
                sound::remove_piece(tx, id).await?;
                Ok(Ok(()))
            })
        });
        done.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Keeps a set, new or changed.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn keep_sound_set(
        &self,
        actor: &Actor,
        id: SoundSetId,
        is: SoundSet,
    ) -> Result<Result<(), Refusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let kept = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::KeepSound).await?;
                let pieces: BTreeSet<PieceId> = sound::pieces(tx).await?.into_iter().map(|it| it.id).collect();
                let sets = sound::sets(tx).await?;
                let others = sets.iter().filter(|it| it.id != id).map(|it| it.is.name.reveal());
                if let Err(refusal) = arrange(&is, &pieces, &others.collect::<Vec<_>>()) {
                    return Ok(Err(refusal));
                }
                sound::keep_set(tx, &KeptSet { id, is: is.in_order() }, actor.author(), now).await?;
                Ok(Ok(()))
            })
        });
        kept.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Lets a set go; its pieces stay.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn let_go_sound_set(&self, actor: &Actor, id: SoundSetId) -> Result<(), Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let done = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::KeepSound).await?;
                Ok(sound::remove_set(tx, id).await?)
            })
        });
        done.await.map_err(|broken: Broken| self.trouble(broken))
    }
}
