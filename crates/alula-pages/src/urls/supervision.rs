//! Addresses of notes and supervision.

use alula_core::ids::{ClientId, CommentId, EntryId, NoteId, StaffId};

routes! {
    /// The notes that wait for a supervisor.
    Supervision = "/supervision";
    /// What the reader may do as an associate, and until when.
    WhatIMayDo = "/what-i-may-do";
    /// An associate under the reader: what they may do; granted here.
    Associate(associate: StaffId) = "/supervision/associates/{associate}";
    /// End something that was granted.
    EndPrivilege(associate: StaffId, privilege: EntryId) = "/supervision/associates/{associate}/{privilege}/end";
    /// Write a note; what it is about stands in the query, see [`new_note`](super::new_note).
    NewNote(client: ClientId) = "/clients/{client}/notes/new";
    /// Every note of a client, and a new one.
    Notes(client: ClientId) = "/clients/{client}/notes";
    /// Keep what was typed; see [`draft_note`](super::draft_note).
    DraftNote(client: ClientId) = "/clients/{client}/notes/draft";
    /// Let a draft go; see [`let_go_draft`](super::let_go_draft).
    LetGoDraft(client: ClientId) = "/clients/{client}/notes/draft/let-go";
    /// A note with its signatures.
    Note(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}";
    /// Co-sign it.
    CosignNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/cosign";
    /// Ask about it.
    QuestionNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/question";
    /// Add to it.
    AddToNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/add";
    /// Write beside a sentence of it.
    CommentOnNote(client: ClientId, note: NoteId) = "/clients/{client}/notes/{note}/comments";
    /// Answer a comment.
    AnswerComment(client: ClientId, note: NoteId, comment: CommentId) = "/clients/{client}/notes/{note}/comments/{comment}/answer";
    /// Close a comment.
    CloseComment(client: ClientId, note: NoteId, comment: CommentId) = "/clients/{client}/notes/{note}/comments/{comment}/close";
}
