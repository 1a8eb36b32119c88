//! The web server: routes, sign-in, headers, live streams and assets.
//!
//! A handler reads like a sentence: extract, parse, run, render. This crate must never hold SQL, a rule of care or the
//! text of a policy; it asks `alula-app` and draws with `alula-pages`.

mod routes;
mod site;

mod reader;

mod act;
mod address;
mod answer;
mod form;
mod kept;
mod trouble;
mod upload;

mod clients;
mod entrance;
mod intake;
mod integration;
mod me;
mod measures;
mod office;
mod preparation;
mod public;
mod record;
mod session;
mod supervision;
mod with;

mod dress;
mod shown;

mod assets;
mod body;
mod cookie;
mod headers;
mod health;
mod language;
mod pace;
mod print;
mod pulse;
mod serve;

pub use act::Asks;
pub use address::*;
pub use answer::{Answer, Answered};
pub use body::{FORM, LETTER, REFERRAL};
pub use form::{Form, Reading};
pub use reader::{Me, Passer, Reader, Seen, Staff};
pub use routes::{Door, ROUTES, Route};
pub use serve::serve;
pub use site::{Ice, Reach, Settings, Site, Video};
pub use trouble::Stop;
pub use upload::Upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;

/// The whole house as one service.
pub fn router(site: &Site) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let most = route.most;
        let held = from_fn(move |request, next| body::hold(most, request, next));
        let met = from_fn_with_state((site.clone(), route.door), reader::meet);
        // Who may not come in is not listened to.
        router = router.route(route.path, (route.mount)().layer(held).layer(met));
    }
    let csrf = match site.reach() {
        // The origin was checked where it was given; without it the layer still compares with the host.
        Reach::Https { origin } => CsrfLayer::new().add_trusted_origin(origin).unwrap_or_default(),
        Reach::Loopback => CsrfLayer::new(),
    };
    let router = router
        .fallback(async || Stop::NotFound)
        .layer(DefaultBodyLimit::disable())
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(site.clone(), pulse::count))
                .layer(from_fn(headers::harden))
                .layer(CompressionLayer::new().compress_when(but_sound()))
                .layer(from_fn_with_state(site.clone(), dress::dress))
                .layer(CatchPanicLayer::new())
                .layer(csrf),
        )
        .with_state(site.clone());
    match site.reach() {
        Reach::Https { .. } => router.layer(from_fn(headers::insist_on_https)),
        Reach::Loopback => router,
    }
}

/// Sound is packed already, and parts of it are asked for by their place in the file.
fn but_sound() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("audio/"))
}
