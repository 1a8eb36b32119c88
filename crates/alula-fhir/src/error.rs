//! Why a whole file cannot be taken in: a stable code, and one sentence that says what to do.

/// The file as a whole cannot be read as a referral; nothing of it was filed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadBundleError {
    /// More bytes than [`crate::MAX_BYTES`].
    #[error("The file is larger than {limit_mb} MB; ask the sender to split it or to leave out images and scans.", limit_mb = crate::MAX_BYTES / 1_000_000)]
    TooLarge,
    /// It begins like XML.
    #[error("The file is XML; ask the sender for the same bundle as JSON.")]
    Xml,
    /// It is not JSON.
    #[error("The file is not JSON from line {line}, column {column} on; ask the sender to export it again.")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 when the line itself is missing.
        column: usize,
    },
    /// Nested deeper than [`crate::MAX_DEPTH`].
    #[error("The file nests deeper than {limit} levels, which no FHIR bundle needs; ask the sender to export it again.", limit = crate::MAX_DEPTH)]
    TooDeep,
    /// JSON, and not a FHIR Bundle.
    #[error(
        "The file is not a FHIR Bundle; ask the sender for a FHIR R4 Bundle that holds the Patient and their records."
    )]
    NotABundle,
    /// A Bundle of another FHIR version.
    #[error("The file looks like FHIR {version}, because {because}; ask the sender for FHIR R4 (4.0.1).")]
    WrongVersion {
        /// The version it looks like.
        version: &'static str,
        /// What gives it away.
        because: &'static str,
    },
    /// Nobody it could be about.
    #[error("The bundle holds no Patient, so it does not say whom it is about; ask the sender to include the Patient.")]
    NoPatient,
    /// More than one person.
    #[error("The bundle holds {count} Patients; ask the sender for one bundle for each person.")]
    TwoPatients {
        /// How many.
        count: usize,
    },
}

impl ReadBundleError {
    /// The stable code, for outside programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Xml => "xml",
            Self::NotJson { .. } => "not_json",
            Self::TooDeep => "too_deep",
            Self::NotABundle => "not_a_bundle",
            Self::WrongVersion { .. } => "wrong_version",
            Self::NoPatient => "no_patient",
            Self::TwoPatients { .. } => "two_patients",
        }
    }
}

/// Why a referred person cannot become a client by the referral alone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdmit {
    /// The Patient has no usable name.
    #[error("The referral gives no name for the person; admit them by hand, then add the referral to their chart.")]
    NoName,
    /// The Patient has no usable day of birth.
    #[error(
        "The referral gives no usable day of birth; admit the person by hand, then add the referral to their chart."
    )]
    NoBirthDate,
}

impl CannotAdmit {
    /// The stable code, for outside programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoName => "person_without_name",
            Self::NoBirthDate => "person_without_birth_date",
        }
    }
}
