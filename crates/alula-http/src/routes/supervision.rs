//! Routes of notes and supervision.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Supervision, Practice(ReadQueue) => crate::supervision::queue::get;
    get WhatIMayDo, Practice(ReadOwnPrivileges) => crate::supervision::privileges::own;
    get Associate, Practice(GrantPrivilege) => crate::supervision::privileges::get;
    post Associate, Practice(GrantPrivilege) => crate::supervision::privileges::grant;
    post EndPrivilege, Practice(GrantPrivilege) => crate::supervision::privileges::end;
    get NewNote, Chart(SignNote) => crate::supervision::new::get;
    post NewNote, Chart(SignNote) => crate::supervision::new::post;
    get Notes, Chart(ReadChart) => crate::supervision::notes::get;
    post Notes, Chart(HoldVisit) => crate::supervision::notes::post;
    post DraftNote, Chart(SignNote) => crate::supervision::draft::post;
    post LetGoDraft, Chart(SignNote) => crate::supervision::draft::let_go;
    get Note, Chart(ReadChart) => crate::supervision::note::get;
    post CosignNote, Chart(CosignNote) => crate::supervision::note::cosign;
    post QuestionNote, Chart(QuestionNote) => crate::supervision::note::question;
    post AddToNote, Chart(AddToNote) => crate::supervision::note::add;
    post CommentOnNote, Chart(CommentOnNote) => crate::supervision::margin::make;
    post AnswerComment, Chart(CommentOnNote) => crate::supervision::margin::answer;
    post CloseComment, Chart(CommentOnNote) => crate::supervision::margin::close;
}
