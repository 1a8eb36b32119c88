//! What every handler can reach, and how the house is reached from outside.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use alula_app::{House, PracticeDetails, Trouble};
use alula_core::language::Language;
use alula_core::private::Private;
use alula_pages::shell::{Assets, Light, Shell, Viewer};
use tokio::sync::{Semaphore, watch};

use crate::assets;
use crate::pace::Pace;
use crate::pulse::Pulse;
use crate::with::call::Letters;

/// Documents that are printed at once; further ones wait their turn.
const PRESSES: usize = 2;

/// How browsers reach the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Over https, which a server in front of this one brings.
    Https {
        /// The address that people type, such as `https://care.example.org`.
        origin: String,
    },
    /// Without https, on this machine alone.
    Loopback,
}

/// How picture calls beside a session are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Video {
    /// The practice's own tool.
    pub link: Option<String>,
    /// Servers with whose help two browsers find each other.
    pub ice: Vec<Ice>,
}

/// Such a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ice {
    /// Its address, as browsers take it: `stun:stun.example.org:3478`.
    pub url: String,
    /// User and password, which every browser that calls is told.
    pub login: Option<(String, Private)>,
}

/// What the web server has to be told.
#[derive(Debug)]
pub struct Settings {
    /// The house behind it.
    pub house: House,
    /// A name for the practice in place of the one it gave itself.
    pub practice: Option<String>,
    /// How it is reached.
    pub reach: Reach,
    /// Where it listens.
    pub at: std::net::SocketAddr,
    /// The one-time code with which the first manager sets up an empty house.
    pub setup_code: Option<String>,
    /// Who sends it may read the metrics; without one nobody does.
    pub metrics_token: Option<String>,
    /// How picture calls are made.
    pub video: Video,
    /// A number that differs from start to start, so that references do too.
    pub seed: u64,
    /// Turns true when the house stops.
    pub stop: watch::Receiver<bool>,
}

/// What every handler can reach; cheap to clone.
#[derive(Clone, Debug)]
pub struct Site(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    settings: Settings,
    assets: Assets,
    practice: RwLock<PracticeDetails>,
    requests: AtomicU64,
    press: Semaphore,
    sign_in_from: Pace,
    enquiry: Pace,
    pulse: Pulse,
    letters: Letters,
}

impl Site {
    /// A site with nothing counted yet.
    pub fn new(settings: Settings) -> Self {
        let quarter = Duration::from_secs(15 * 60);
        Self(Arc::new(Inside {
            settings,
            assets: assets::addresses(),
            practice: RwLock::default(),
            requests: AtomicU64::new(0),
            press: Semaphore::new(PRESSES),
            sign_in_from: Pace::new(60, quarter),
            enquiry: Pace::new(12, quarter),
            pulse: Pulse::default(),
            letters: Letters::default(),
        }))
    }

    /// The house.
    pub fn house(&self) -> &House {
        &self.0.settings.house
    }

    /// Asks the house what the practice says of itself, for the pages from now on.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn learn_name(&self) -> Result<(), Trouble> {
        let details = self.house().practice().await?;
        *self.0.practice.write().unwrap_or_else(PoisonError::into_inner) = details;
        Ok(())
    }

    /// What the practice says of itself, as it was learned last.
    pub(crate) fn practice(&self) -> PracticeDetails {
        self.0.practice.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The practice's number that is answered at any hour, when it has one.
    pub(crate) fn any_hour(&self) -> Option<String> {
        Some(self.practice().emergency_phone.reveal().trim().to_owned()).filter(|it| !it.is_empty())
    }

    /// The frame of a page for `viewer`.
    pub(crate) fn shell(&self, viewer: Viewer, light: Light, language: Language) -> Shell {
        Shell { practice: self.practice_name(), assets: self.0.assets.clone(), light, viewer, language }
    }

    /// The name of the practice.
    pub(crate) fn practice_name(&self) -> String {
        let own = Some(self.practice().name.reveal().to_owned()).filter(|it| !it.trim().is_empty());
        self.0.settings.practice.clone().or(own).unwrap_or_else(|| "Alula".to_owned())
    }

    /// A free place at the press; a document takes a core for as long as it is printed.
    pub(crate) fn press(&self) -> &Semaphore {
        &self.0.press
    }

    /// The code with which the first manager sets up an empty house.
    pub(crate) fn setup_code(&self) -> Option<&str> {
        self.0.settings.setup_code.as_deref()
    }

    /// Who sends it may read the metrics.
    pub(crate) fn metrics_token(&self) -> Option<&str> {
        self.0.settings.metrics_token.as_deref()
    }

    /// What was counted since the start.
    pub(crate) fn pulse(&self) -> &Pulse {
        &self.0.pulse
    }

    /// How picture calls are made.
    pub(crate) fn video(&self) -> &Video {
        &self.0.settings.video
    }

    /// The letters of picture calls.
    pub(crate) fn letters(&self) -> &Letters {
        &self.0.letters
    }

    /// How the house is reached.
    pub fn reach(&self) -> &Reach {
        &self.0.settings.reach
    }

    /// The whole address of a page, to give to somebody.
    pub(crate) fn address_of(&self, page: &impl std::fmt::Display) -> String {
        match self.reach() {
            Reach::Https { origin } => format!("{origin}{page}"),
            Reach::Loopback => format!("http://{}{page}", self.0.settings.at),
        }
    }

    /// Turns true when the house stops.
    pub(crate) fn stop(&self) -> watch::Receiver<bool> {
        self.0.settings.stop.clone()
    }

    /// Failed sign-ins by where they come from.
    pub(crate) fn sign_in_from_pace(&self) -> &Pace {
        &self.0.sign_in_from
    }

    /// Enquiries by where they come from.
    pub(crate) fn enquiry_pace(&self) -> &Pace {
        &self.0.enquiry
    }

    /// A short word that names one request in the log and on the page of a fault.
    pub(crate) fn reference(&self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let count = self.0.requests.fetch_add(1, Ordering::Relaxed);
        // An odd multiplier keeps the numbers apart; the seed keeps the starts apart.
        let mut mixed = count.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(self.0.settings.seed);
        let letter = || {
            let at = (mixed & 31) as usize;
            mixed = mixed.rotate_right(5);
            char::from(LETTERS[at])
        };
        std::iter::repeat_with(letter).take(8).collect()
    }
}
