//! What a handler answers: a page, a form with words beside its fields, or the way to the next page.

use std::fmt::Display;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::trouble::Stop;

/// What a handler answers, or why the request ends without an answer.
pub type Answered = Result<Answer, Stop>;

/// An answer that a handler chose.
#[derive(Debug)]
pub struct Answer(Response);

impl Answer {
    /// A page, or a part of one.
    pub fn page(markup: Markup) -> Self {
        Self(markup.into_response())
    }

    /// The same page with the words of a rule or beside a field: nothing was kept.
    pub fn unprocessable(markup: Markup) -> Self {
        Self((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
    }

    /// The same page after too many tries.
    pub fn too_often(markup: Markup) -> Self {
        Self((StatusCode::TOO_MANY_REQUESTS, markup).into_response())
    }

    /// On to another page, as after every form that was kept.
    pub fn go(to: impl Display) -> Self {
        Self(HeaderValue::try_from(to.to_string()).map_or_else(
            |_| Stop::NotFound.into_response(),
            |to| (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        ))
    }

    /// What a form asked for is kept, and whoever sent it stays on the page they are on.
    pub fn kept() -> Self {
        Self(StatusCode::NO_CONTENT.into_response())
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers_mut().append(name, value);
        self
    }

    /// A page that is the same for everybody and may be kept for a while.
    #[must_use]
    pub fn for_everybody(self) -> Self {
        self.with(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))
    }
}

impl From<Response> for Answer {
    fn from(response: Response) -> Self {
        Self(response)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        self.0
    }
}
