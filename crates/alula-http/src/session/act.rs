//! The forms of the session page: what is kept leads back to it, what a rule refuses comes back with it.

use alula_pages::parts::Filled;
use alula_pages::urls;

use super::page::sent_back;
use crate::address::SessionPath;
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::kept::{Outcome, Wanted, keep};
use crate::reader::Staff;
use crate::site::Site;

/// Runs what `read` makes of the form `name` and leads back to the session. What a device had noted before it could
/// send it happened when it was noted.
pub(crate) async fn act<W: Into<Wanted>>(
    site: &Site,
    staff: &Staff,
    path: &SessionPath,
    name: &'static str,
    form: &Form,
    read: impl FnOnce(Reading<'_>) -> Result<W, Filled> + Send,
) -> Answered {
    let now = site.house().now();
    let noted = |mut it: Reading<'_>| {
        let at = it.instant("noted", now);
        if it.is_wrong() {
            return it.finish(|| None::<Wanted>);
        }
        read(it).map(|wanted| wanted.into().noted_at(at))
    };
    match keep(site, &staff.actor, path.client, form, noted).await? {
        Outcome::Kept if form.from_outbox() => Ok(Answer::kept()),
        Outcome::Kept => Ok(Answer::go(urls::Session(path.client, path.session))),
        Outcome::SentBack(filled) => sent_back(site, staff, path, name, filled).await,
    }
}
