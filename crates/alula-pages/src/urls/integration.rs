//! Addresses of the integration.

use alula_core::ids::ClientId;

routes! {
    /// The Thread.
    Integration(client: ClientId) = "/clients/{client}/integration";
    /// Keep a moment.
    Moments(client: ClientId) = "/clients/{client}/integration/moments";
    /// Keep an insight.
    Insights(client: ClientId) = "/clients/{client}/integration/insights";
    /// Agree on a strategy.
    Strategies(client: ClientId) = "/clients/{client}/integration/strategies";
    /// How a try went.
    Tries(client: ClientId) = "/clients/{client}/integration/tries";
    /// What became different.
    Changes(client: ClientId) = "/clients/{client}/integration/changes";
}
