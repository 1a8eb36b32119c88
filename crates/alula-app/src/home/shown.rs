//! What a phone in the home is shown of the house: its session, whom it can ring, and the sound that was chosen.

use alula_core::Chart;
use alula_core::ids::{PieceId, SessionId};
use alula_core::practice::sound::{AudioKind, SoundSet};
use alula_core::session::home::watcher;
use alula_core::session::sound::chosen_set;
use alula_policy::{Action, permit};
use alula_store::StoreFault;
use alula_store::rows::sound::{self, Piece};
use alula_store::rows::staff;

use super::phones::OnPhone;
use crate::around::Around;
use crate::charts::{load, person_of, resource};
use crate::house::{House, SharedChart};
use crate::trouble::{Broken, Denied, Trouble};

/// Whom a phone can ring, as the numbers are written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneNumbers {
    /// Who watches the session.
    pub therapist: String,
    /// The practice: at any hour, when it has such a number.
    pub practice: String,
    /// The client.
    pub client: String,
}

impl House {
    /// The chart behind a phone, and the practice around it. That a phone asks every few seconds is no look at the chart, so
    /// it is not written down as one; that it was let in is.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn chart_of_phone(&self, on: &OnPhone) -> Result<(SharedChart, Around), Trouble> {
        let (inside, client) = (self.0.clone(), on.phone.client);
        let read = self.0.store.read(move |tx| Box::pin(async move { load(tx, client, inside.known(client)).await }));
        let chart = read.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let allowed = |chart: &SharedChart| permit(&on.actor, Action::UsePhone, &resource(chart)).is_permit();
        let Some(chart) = chart.filter(allowed) else { return Err(self.trouble(Denied::Hidden(Action::UsePhone))) };
        self.0.charts.keep(chart.clone());
        Ok((chart, self.around(&on.actor).await?))
    }

    /// Whom the people in the home of a session can ring.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn numbers_for(&self, chart: &Chart, session: SessionId) -> Result<PhoneNumbers, Trouble> {
        let watcher = watcher(chart, session);
        let practice = self.practice().await?;
        let read = self.0.store.read(move |tx| {
            Box::pin(async move {
                Ok(match watcher {
                    Some(id) => staff::find(tx, id).await?,
                    None => None,
                })
            })
        });
        let watcher = read.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let own = practice.emergency_phone;
        let practice = if own.is_blank() { practice.phone } else { own };
        Ok(PhoneNumbers {
            therapist: watcher.map(|it| it.about.phone.reveal().to_owned()).unwrap_or_default(),
            practice: practice.reveal().to_owned(),
            client: person_of(chart).map(|it| it.phone.reveal().to_owned()).unwrap_or_default(),
        })
    }

    /// The set of sound that was chosen for a session, with every piece of the practice to name its parts.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn sound_for_phone(
        &self,
        on: &OnPhone,
        chart: &Chart,
    ) -> Result<Option<(SoundSet, Vec<Piece>)>, Trouble> {
        let read =
            self.0.store.read(|tx| Box::pin(async move { Ok((sound::sets(tx).await?, sound::pieces(tx).await?)) }));
        let (sets, pieces) = read.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        let names: Vec<&str> = sets.iter().map(|it| it.is.name.reveal()).collect();
        let chosen = chosen_set(chart, on.phone.session, &names).map(|it| it.name().to_owned());
        Ok(sets.into_iter().find(|it| Some(it.is.name.reveal()) == chosen.as_deref()).map(|it| (it.is, pieces)))
    }

    /// What a piece of the chosen set holds; nothing for any other.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn piece_for_phone(&self, on: &OnPhone, piece: PieceId) -> Result<Option<(AudioKind, Vec<u8>)>, Trouble> {
        let (chart, _) = self.chart_of_phone(on).await?;
        let Some((set, _)) = self.sound_for_phone(on, &chart).await? else { return Ok(None) };
        if !set.places.iter().any(|it| it.piece == piece) {
            return Ok(None);
        }
        let read = self.0.store.read(move |tx| Box::pin(async move { Ok(sound::content(tx, piece).await?) }));
        read.await.map_err(|broken: Broken| self.trouble(broken))
    }
}
