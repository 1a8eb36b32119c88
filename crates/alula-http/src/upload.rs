//! A form with a file.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;

use crate::form::Form;
use crate::trouble::Stop;

/// The fields of an upload and its one file.
#[derive(Debug)]
pub struct Upload {
    /// The fields that are not files.
    pub form: Form,
    /// The name of the file, without folders.
    pub name: String,
    /// The file as it came; empty when none was chosen.
    pub file: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Stop;

    async fn from_request(request: Request, state: &S) -> Result<Self, Stop> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            return Err(unreadable());
        }
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| unreadable())?;
        let mut upload = Self { form: Form::default(), name: String::new(), file: Bytes::new() };
        while let Some(part) = parts.next_field().await.map_err(|_| unreadable())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(|it| it.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
            let bytes = part.bytes().await.map_err(|_| unreadable())?;
            if let Some(file) = file {
                (upload.name, upload.file) = (file, bytes);
            } else {
                upload.form.push(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(upload)
    }
}

fn unreadable() -> Stop {
    Stop::Form { words: "No file arrived. Open the page again, choose the file there and send it.".into() }
}
