//! `GET /healthz`.

/// Says that the house answers.
pub(crate) async fn get() -> &'static str {
    "ok\n"
}
