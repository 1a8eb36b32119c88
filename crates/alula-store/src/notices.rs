//! Live notices: that a chart grew, never what was said.

use std::collections::BTreeMap;
use std::sync::Arc;

use alula_core::ids::ClientId;
use tokio::sync::{broadcast, watch};

/// Notices that may wait for a slow listener; one that falls behind is told so and reads the chart again.
const WAITING: usize = 1024;

/// A chart grew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whose chart.
    pub client: ClientId,
    /// The sequence of its last entry.
    pub sequence: u64,
}

#[derive(Clone)]
pub(crate) struct Notices {
    sender: broadcast::Sender<Notice>,
    listening: Arc<watch::Sender<bool>>,
    /// Tells this process's own words from those of others; random per process.
    speaker: Arc<str>,
}

impl Notices {
    pub(crate) const CHANNEL: &str = "alula_chart_grew";

    pub(crate) fn new(speaker: String) -> Self {
        Self {
            sender: broadcast::Sender::new(WAITING),
            listening: Arc::new(watch::Sender::new(false)),
            speaker: speaker.into(),
        }
    }

    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Notice> {
        self.sender.subscribe()
    }

    pub(crate) fn listening(&self) -> watch::Receiver<bool> {
        self.listening.subscribe()
    }

    pub(crate) fn heard_from_others(&self, listening: bool) {
        self.listening.send_replace(listening);
    }

    pub(crate) fn tell(&self, grown: BTreeMap<ClientId, u64>) {
        for (client, sequence) in grown {
            // Nobody may be listening.
            drop(self.sender.send(Notice { client, sequence }));
        }
    }

    /// The text by which other processes on the same database learn of it.
    pub(crate) fn words(&self, client: ClientId, sequence: u64) -> String {
        format!("{} {client} {sequence}", self.speaker)
    }

    /// Passes on what another process said.
    pub(crate) fn hear(&self, words: &str) {
        let mut parts = words.split(' ');
        let (Some(speaker), Some(client), Some(sequence)) = (parts.next(), parts.next(), parts.next()) else { return };
        if speaker == &*self.speaker {
            return;
        }
        if let (Ok(client), Ok(sequence)) = (client.parse(), sequence.parse()) {
            self.tell(BTreeMap::from([(client, sequence)]));
        }
    }
}
