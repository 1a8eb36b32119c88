//! The phones of a session at home.

mod said;

pub(crate) mod call;
pub(crate) mod door;
pub(crate) mod page;
pub(crate) mod sync;

use alula_core::Chart;
use alula_core::ids::SessionId;
use alula_pages::with::Numbers;

use crate::site::Site;
use crate::trouble::Stop;

/// Whom the people in the home of a session can ring.
pub(crate) async fn numbers(site: &Site, chart: &Chart, session: SessionId) -> Result<Numbers, Stop> {
    let numbers = site.house().numbers_for(chart, session).await?;
    Ok(Numbers { therapist: numbers.therapist, practice: numbers.practice, client: numbers.client })
}
