//! All that Typst sees: one layout, the fonts, and the words of one document. No file, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use crate::fonts::fonts;

static LAYOUT: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("../../../print/document.typ")));

/// The desk on which one document is laid out.
pub(crate) struct Desk {
    library: LazyHash<Library>,
}

impl Desk {
    /// With the words of a document, which the layout finds as `sys.inputs`.
    pub(crate) fn with(words: Dict) -> Self {
        Self { library: LazyHash::new(Library::builder().with_inputs(words).build()) }
    }
}

impl Desk {
    /// The line of the layout that a message is about; 0 when it is about none.
    pub(crate) fn line(&self, about: &SourceDiagnostic) -> usize {
        let place = self.range(about.span).and_then(|it| LAYOUT.lines().byte_to_line(it.start));
        place.map_or(0, |line| line + 1)
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &fonts().book
    }

    fn main(&self) -> FileId {
        LAYOUT.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == LAYOUT.id() { Ok(LAYOUT.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
