//! The sound of a session: the practice's sets, and which of them was chosen or wished for.

use std::collections::BTreeMap;

use alula_core::Chart;
use alula_core::ids::{PieceId, SessionId};
use alula_core::session::sound::{ChosenSet, chosen_set};
use alula_pages::session::{Beside, PlaceLine, SetLine, SoundBar};
use alula_policy::{Action, permit};

use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// The bar at the foot of the session, for whoever may make a mark, once a set is arranged.
pub(super) async fn beside(site: &Site, staff: &Staff, chart: &Chart, session: SessionId) -> Result<Beside, Stop> {
    if !permit(&staff.actor, Action::MakeMark, &alula_app::chart_resource(chart)).is_permit() {
        return Ok(Beside::Quiet);
    }
    let library = site.house().sound(&staff.actor).await?;
    if library.sets.is_empty() {
        return Ok(Beside::Quiet);
    }
    let titles: BTreeMap<PieceId, &str> = library.pieces.iter().map(|it| (it.id, it.words.title.reveal())).collect();
    let names: Vec<&str> = library.sets.iter().map(|it| it.is.name.reveal()).collect();
    let chosen = chosen_set(chart, session, &names);
    let sets = library.sets.iter().map(|it| SetLine {
        name: it.is.name.reveal().to_owned(),
        places: it
            .is
            .places
            .iter()
            .map(|place| PlaceLine {
                phase: place.phase,
                title: titles.get(&place.piece).copied().unwrap_or_default().to_owned(),
                piece: place.piece,
                silence: place.silence,
            })
            .collect(),
    });
    Ok(Beside::Sound(SoundBar {
        client: chart.client(),
        session,
        writer: staff.id,
        drawn: site.house().new_id(),
        sets: sets.collect(),
        chosen: chosen.map(ChosenSet::name).unwrap_or_default().to_owned(),
        because: if matches!(chosen, Some(ChosenSet::ByWishes(_))) { "as wished" } else { "" },
    }))
}
