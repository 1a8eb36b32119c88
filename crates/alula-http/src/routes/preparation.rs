//! Routes of the preparation and of the questionnaires.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get MeasureItem, Chart(AnswerItem) => crate::measures::aloud::get;
    post MeasureItem, Chart(AnswerItem) => crate::measures::aloud::post;

    get Preparation, Chart(ReadChart) => crate::preparation::sheet::get;
    post Goals, Chart(SetGoal) => crate::preparation::act::goals;
    post Intentions, Chart(SetIntention) => crate::preparation::act::intentions;
    post Wishes, Chart(RecordWishes) => crate::preparation::act::wishes;
    post Touch, Chart(AgreeTouch) => crate::preparation::act::touch;
    post VetHome, Chart(VetHome) => crate::preparation::act::home;
    post Visits, Chart(HoldVisit) => crate::preparation::act::visits;
    get Consents, Chart(ReadChart) => crate::preparation::consents;
    get Readiness, Chart(ReadChart) => crate::preparation::readiness;

    get Measures, Chart(ReadChart) => crate::measures::overview::get;
    post Measures, Chart(AskMeasure) => crate::measures::overview::post;
    get Outcomes, Chart(ReadChart) => crate::measures::outcomes::get;
}
