//! FHIR R4 bundles to reports for a chart; pure, and the only crate that says Patient.
