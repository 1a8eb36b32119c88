//! Routes of the integration.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Integration, Chart(ReadChart) => crate::integration::workspace::get;
    post Moments, Chart(KeepMoment) => crate::integration::workspace::moment;
    post Insights, Chart(KeepInsight) => crate::integration::workspace::insight;
    post Strategies, Chart(AgreeStrategy) => crate::integration::workspace::strategy;
    post Tries, Chart(RecordTry) => crate::integration::workspace::tried;
    post Changes, Chart(NoticeChange) => crate::integration::workspace::change;
}
