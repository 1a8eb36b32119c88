//! The router table: one line per route. A route that is not here does not exist, and each has a case in
//! `tests/denials`.

use alula_pages::urls;
use axum::routing::{self, MethodRouter};

use crate::body;
use crate::site::Site;

/// Who may knock at all. What they may do then is the policy's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Anybody, signed in or not.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// People who work here.
    Staff,
    /// Clients, on their own pages.
    Client,
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
    ($($method:ident $url:ident, $door:ident $(up to $most:ident)? => $handler:path;)*) => {
        /// Every route of the house, in the order a client meets them.
        pub const ROUTES: &[Route] = &[$(
            Route {
                method: routes!(@name $method),
                path: urls::$url::PATH,
                door: Door::$door,
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

routes! {
    get Health, Anyone => crate::health::get;
    get Asset, Anyone => crate::assets::get;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_route_stands_once_and_its_address_is_known_to_pages() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            assert!(seen.insert((route.method, route.path)), "{} {} stands twice", route.method, route.path);
            assert!(urls::PATHS.iter().any(|(_, path)| *path == route.path), "{} is not in urls", route.path);
        }
    }
}
