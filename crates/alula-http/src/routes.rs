//! The router table: one line per route, in the file of its phase of care. A route that is not here does not exist, and each
//! has a case in `tests/denials`.

use alula_policy::Action;
use axum::routing::MethodRouter;

use crate::site::Site;

/// Who is let in. The policies say it again, in the transaction, of everything that is then done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever may do this in the practice.
    Practice(Action),
    /// Whoever may do this with the chart of the `client` in the address; the handler finds the chart as
    /// [`crate::Seen`].
    Chart(Action),
    /// A phone that was let into a session at home; the handler finds it as [`alula_app::home::OnPhone`].
    Phone,
    /// A client who may do this with their own chart; the handler finds it as [`crate::Seen`].
    Own(Action),
}

/// One method on one path.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path as the router matches it.
    pub path: &'static str,
    /// Who may knock.
    pub door: Door,
    /// The most that a body may hold, in bytes.
    pub most: usize,
    pub(crate) mount: fn() -> MethodRouter<Site>,
}

macro_rules! routes {
    ($($method:ident $url:ident, $door:ident $(($action:ident))? $(up to $most:ident)? => $handler:path;)*) => {
        /// Every route of this part, in the order in which it is met.
        pub(super) const PART: &[Route] = &[$(
            Route {
                method: routes!(@name $method),
                path: urls::$url::PATH,
                door: Door::$door $((Action::$action))?,
                most: routes!(@most $($most)?),
                mount: || routing::$method($handler),
            },
        )*];
    };
    (@name get) => { "GET" };
    (@name post) => { "POST" };
    (@most) => { body::FORM };
    (@most $most:ident) => { body::$most };
}

mod everyone;
mod intake;
mod integration;
mod own;
mod practice;
mod preparation;
mod record;
mod session;
mod supervision;
mod with;

const PARTS: &[&[Route]] = &[
    everyone::PART,
    practice::PART,
    intake::PART,
    preparation::PART,
    session::PART,
    supervision::PART,
    integration::PART,
    record::PART,
    own::PART,
    with::PART,
];

/// Every route of the house, in the order a client meets them.
pub const ROUTES: &[Route] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut part, mut count) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
}

const fn joined<const COUNT: usize>() -> [Route; COUNT] {
    let mut all = [PARTS[0][0]; COUNT];
    let (mut part, mut place) = (0, 0);
    while part < PARTS.len() {
        let mut at = 0;
        while at < PARTS[part].len() {
            all[place] = PARTS[part][at];
            (at, place) = (at + 1, place + 1);
        }
        part += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use alula_pages::urls;

    use super::*;

    #[test]
    fn every_route_stands_once_and_its_address_is_known_to_pages() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method, route.path)), "{} {} stands twice", route.method, route.path);
            assert!(urls::paths().any(|(_, path)| *path == route.path), "{} is not in urls", route.path);
        }
    }
}
