//! Addresses of the phones in a session at home.

use alula_core::ids::PieceId;

routes! {
    /// A link for a sitter's phone.
    Come(token: String) = "/come/{token}";
    /// The page that a phone keeps.
    With = "/with";
    /// Another phone takes over.
    WithCode = "/with/code";
    /// What keeps the page on the phone.
    WithWorker = "/with/worker.js";
    /// How the page looks among the apps of a phone.
    WithManifest(name: String) = "/with/{name}/app.webmanifest";
    /// Where the session stands for this phone.
    WithState = "/with/state";
    /// What the phone says.
    WithSync = "/with/sync";
    /// The phone is handed back.
    WithEnd = "/with/end";
    /// The letters of a picture call, at home.
    WithCall = "/with/call";
    /// A piece of the session's sound.
    WithSound(piece: PieceId) = "/with/sound/{piece}";
}
