//! Questionnaires as data: definition, scoring, bands, and honest change.
