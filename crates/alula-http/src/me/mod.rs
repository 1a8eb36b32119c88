//! The client's own pages.

pub(crate) mod book;
pub(crate) mod consents;
pub(crate) mod home;
pub(crate) mod measures;
pub(crate) mod prepare;
pub(crate) mod record;
pub(crate) mod settings;
pub(crate) mod statements;
pub(crate) mod words;
pub(crate) mod worry;

use alula_core::Chart;
use alula_core::intake::TeamNamed;

use crate::reader::Me;
use crate::site::Site;
use crate::trouble::Stop;

/// Who reads what this client says: the therapist's name, or the care team.
async fn reader_of(site: &Site, me: &Me, chart: &Chart) -> Result<String, Stop> {
    let therapist = chart.all::<TeamNamed>().next_back().map(|it| it.is.therapist);
    let colleagues = site.house().colleagues().await?;
    Ok(therapist
        .and_then(|id| colleagues.get(&id))
        .map_or_else(|| me.words().me_team().into_owned(), |it| it.name.clone()))
}
