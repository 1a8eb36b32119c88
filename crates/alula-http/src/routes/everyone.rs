//! Routes for everybody, and the way in.

use alula_pages::urls;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Health, Anyone => crate::health::get;
    get CanServe, Anyone => crate::health::ready;
    get Metrics, Anyone => crate::health::metrics;
    get Asset, Anyone => crate::assets::get;

    get Home, Anyone => crate::public::home::get;
    get Help, Anyone => crate::public::help::get;
    get Enquire, Anyone => crate::public::enquire::get;
    post Enquire, Anyone => crate::public::enquire::post;
    get EnquireThanks, Anyone => crate::public::enquire::after;

    get SignIn, Anyone => crate::entrance::sign_in::get;
    post SignIn, Anyone => crate::entrance::sign_in::post;
    post SignOut, SignedIn => crate::entrance::sign_out::post;
    post SignOutEverywhere, SignedIn => crate::entrance::sign_out::everywhere;
    get Confirm, SignedIn => crate::entrance::confirm::get;
    post Confirm, SignedIn => crate::entrance::confirm::post;
    get Setup, Anyone => crate::entrance::setup::get;
    post Setup, Anyone => crate::entrance::setup::post;
    get Invitation, Anyone => crate::entrance::invitation::get;
    post Invitation, Anyone => crate::entrance::invitation::post;
}
