//! Routes of the phones in a session at home.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Come, Anyone => crate::with::door::get;
    post Come, Anyone => crate::with::door::post;
    get WithCode, Anyone => crate::with::door::code;
    post WithCode, Anyone => crate::with::door::take_over;
    post MyPhone, Own(UsePhone) => crate::with::door::own;

    get With, Anyone => crate::with::page::get;
    get WithWorker, Anyone => crate::with::page::worker;
    get WithManifest, Anyone => crate::with::page::manifest;
    get WithState, Phone => crate::with::sync::state;
    post WithSync, Phone => crate::with::sync::sync;
    post WithEnd, Phone => crate::with::sync::end;
    get WithCall, Phone => crate::with::call::heard_at_home;
    post WithCall, Phone up to LETTER => crate::with::call::said_at_home;
    get WithSound, Phone => crate::with::sync::sound;
}
