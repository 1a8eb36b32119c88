//! Enquiries and how a person becomes a client: `/enquiries`, `/enquiries/{enquiry}`, `/enquiries/{enquiry}/admit`,
//! `/clients/new`.

use alula_app::{EnquirySeen, EnquiryState};
use alula_core::Refusal;
use alula_core::decide::{Colleague, Command, Role};
use alula_core::ids::{ClientId, EnquiryId, EntryId, StaffId};
use alula_core::intake::{ClientAdmitted, Person, TeamNamed};
use alula_core::private::Private;
use alula_pages::office::enquiries::{self as page, AdmitClient, Enquiries, EnquiryLine, OneEnquiry};
use alula_pages::parts::Filled;
use alula_pages::{urls, wording};
use alula_policy::{Action, Resource, permit};
use axum::extract::State;

use crate::act::Asks;
use crate::address::{At, EnquiryPath};
use crate::answer::{Answer, Answered};
use crate::form::{Form, Reading};
use crate::reader::Staff;
use crate::site::Site;
use crate::trouble::Stop;

/// Where the id of the naming of the team stands among those that follow from an admission, far from those that the
/// rules use.
const TEAM: u32 = 100;

pub(crate) async fn list(State(site): State<Site>, staff: Staff) -> Answered {
    let (now, zone) = (site.house().now(), site.house().zone());
    let line = |it: EnquirySeen| EnquiryLine {
        enquiry: it.enquiry.id,
        name: it.enquiry.name.reveal().to_owned(),
        reach: reach(&it.reach),
        since: wording::since(it.enquiry.received_at, now, zone),
        danger: it.crisis,
        standing: "nobody has answered".into(),
    };
    let lines = site.house().enquiries(&staff.actor).await?.into_iter().map(line).collect();
    Ok(Answer::page(page::enquiries(&staff.shell(&site).await?, &Enquiries { lines })))
}

/// Whether the practice has said where it is licensed, and this state is not among them.
fn elsewhere(site: &Site, state: &str) -> bool {
    let states = site.practice().states;
    !states.is_empty() && !states.iter().any(|it| it.eq_ignore_ascii_case(state.trim()))
}

pub(crate) async fn one(State(site): State<Site>, staff: Staff, At(at): At<EnquiryPath>) -> Answered {
    let it = site.house().enquiry(&staff.actor, at.enquiry).await?;
    let view = OneEnquiry {
        enquiry: at.enquiry,
        name: it.enquiry.name.reveal().into(),
        at: wording::at(it.enquiry.received_at, site.house().now(), site.house().zone()),
        reach: reach(&it.reach),
        phone: it.enquiry.phone.reveal().into(),
        email: it.enquiry.email.reveal().into(),
        elsewhere: elsewhere(&site, &it.state),
        state: it.state,
        words: it.enquiry.words.reveal().into(),
        danger: it.crisis,
        client: it.enquiry.client.map(|it| urls::Client(it).to_string()),
        may_admit: it.enquiry.state == EnquiryState::Open
            && permit(&staff.actor, Action::AdmitEnquiry, &Resource::Practice).is_permit(),
    };
    Ok(Answer::page(page::one_enquiry(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn get(State(site): State<Site>, staff: Staff, At(at): At<EnquiryPath>) -> Answered {
    let it = site.house().enquiry(&staff.actor, at.enquiry).await?;
    let form = Filled::new()
        .with("name", it.enquiry.name.reveal())
        .with("preferred_name", it.enquiry.name.reveal())
        .with("email", it.enquiry.email.reveal())
        .with("phone", it.enquiry.phone.reveal())
        .with("state", it.state);
    let view = view(&site, form, site.house().new_id(), Some(at.enquiry)).await?;
    Ok(Answer::page(page::admit_client(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post(State(site): State<Site>, staff: Staff, At(at): At<EnquiryPath>, form: Form) -> Answered {
    admit(&site, &staff, Some(at.enquiry), &form).await
}

pub(crate) async fn new(State(site): State<Site>, staff: Staff) -> Answered {
    let view = view(&site, Filled::new(), site.house().new_id(), None).await?;
    Ok(Answer::page(page::admit_client(&staff.shell(&site).await?, &view)))
}

pub(crate) async fn post_new(State(site): State<Site>, staff: Staff, form: Form) -> Answered {
    admit(&site, &staff, None, &form).await
}

async fn admit(site: &Site, staff: &Staff, enquiry: Option<EnquiryId>, form: &Form) -> Answered {
    let entry = form.entry()?;
    let refused = match read(site, form) {
        Err(filled) => filled,
        Ok((person, team)) => match keep(site, staff, enquiry, form, person, team).await? {
            Ok(client) => return Ok(Answer::go(urls::Client(client))),
            Err(refusal) => form.filled().refused(&refusal),
        },
    };
    let view = view(site, refused, entry, enquiry).await?;
    Ok(Answer::unprocessable(page::admit_client(&staff.shell(site).await?, &view)))
}

/// The person becomes a client, then the team is named; sent twice both are one.
async fn keep(
    site: &Site,
    staff: &Staff,
    enquiry: Option<EnquiryId>,
    form: &Form,
    person: Person,
    team: Option<TeamNamed>,
) -> Result<Result<ClientId, Refusal>, Stop> {
    let entry = form.entry()?;
    let admitted = match enquiry {
        Some(id) => {
            let own_words = site.house().enquiry(&staff.actor, id).await?.enquiry.words;
            let admitted = ClientAdmitted { enquiry, person, own_words };
            site.house().admit_enquiry(&staff.actor, id, entry, admitted).await?
        }
        None => {
            let admitted = ClientAdmitted { enquiry, person, own_words: Private::default() };
            Asks { actor: staff.actor, client: ClientId(entry.0) }.run(site, form, Command::Admit(admitted)).await?
        }
    };
    let client = match admitted {
        Ok(ran) => ran.chart.client(),
        Err(refusal) => return Ok(Err(refusal)),
    };
    let Some(team) = team else { return Ok(Ok(client)) };
    let named =
        Asks { actor: staff.actor, client }.run_as(site, entry.following(TEAM), Command::NameTeam(team)).await?;
    Ok(named.map(|_| client))
}

fn read(site: &Site, form: &Form) -> Result<(Person, Option<TeamNamed>), Filled> {
    let mut reading = Reading::of(form, site.house().zone());
    let name = reading.needed("name", "Please write down the name as on papers.");
    let preferred_name = reading.words("preferred_name");
    let pronouns = reading.words("pronouns");
    let birth_date = reading.needed_day("birth_date", "Please write down the day of birth.");
    if birth_date.is_some_and(|it| it > site.house().now().to_zoned(site.house().zone().clone()).date()) {
        reading.fault("birth_date", "The day of birth lies in the future. Please check the year.");
    }
    let (phone, email, address) = (reading.words("phone"), reading.words("email"), reading.words("address"));
    let state = reading.needed("state", "Please write the state as two letters, such as CA.");
    let (therapist, supervisor, prescriber): (Option<StaffId>, Option<StaffId>, Option<StaffId>) =
        (reading.id("therapist"), reading.id("supervisor"), reading.id("prescriber"));
    let state = state.reveal().to_uppercase();
    reading.finish(|| {
        let team = therapist.map(|therapist| TeamNamed { therapist, supervisor, prescriber });
        let birth_date = birth_date?;
        Some((Person { name, preferred_name, pronouns, birth_date, phone, email, address, state }, team))
    })
}

async fn view(site: &Site, form: Filled, entry: EntryId, enquiry: Option<EnquiryId>) -> Result<AdmitClient, Stop> {
    let [therapists, supervisors, prescribers] = people(site).await?;
    Ok(AdmitClient { form, entry, enquiry, therapists, supervisors, prescribers })
}

/// Therapists with associates, supervisors, and prescribers, to choose from.
pub(crate) async fn people(site: &Site) -> Result<[Vec<(String, String)>; 3], Stop> {
    let all = site.house().colleagues().await?;
    let of = |roles: &[Role]| {
        let fitting = all.iter().filter(|(_, it)| it.active && roles.contains(&it.role));
        fitting.map(|(id, it): (&StaffId, &Colleague)| (id.to_string(), it.name.clone())).collect()
    };
    Ok([of(&[Role::Therapist, Role::Associate]), of(&[Role::Supervisor]), of(&[Role::Prescriber])])
}

fn reach(text: &Private) -> String {
    match text.reveal() {
        "phone" => "by phone".into(),
        "email" => "by e-mail".into(),
        "either" => "by phone or e-mail".into(),
        other => other.to_owned(),
    }
}
