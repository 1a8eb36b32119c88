//! People who reached out: the list, one of them, and making them a client.

use alula_core::ids::{EnquiryId, EntryId};
use maud::{Markup, html};

use crate::parts::{
    Facts, Field, Filled, Select, Tone, empty, error_summary, form, link_button, main_button, notice, own_block, person,
};
use crate::shell::{Place, Shell, Width, page};
use crate::urls;

/// One person in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnquiryLine {
    /// Whose.
    pub enquiry: EnquiryId,
    /// The name.
    pub name: String,
    /// How they want to be reached: `by phone`.
    pub reach: String,
    /// Since when they wait: `2 days ago`.
    pub since: String,
    /// True when their words sound like danger.
    pub danger: bool,
    /// How it stands: `nobody has answered`, `client since Tue 3 Jun`.
    pub standing: String,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enquiries {
    /// Who reached out; danger first, then the longest waiting.
    pub lines: Vec<EnquiryLine>,
}

impl Enquiries {
    /// Empty and usual.
    pub fn samples(enquiry: EnquiryId) -> Vec<(&'static str, Self)> {
        let line = |name: &str, reach: &str, since: &str, danger, standing: &str| EnquiryLine {
            enquiry,
            name: name.into(),
            reach: reach.into(),
            since: since.into(),
            danger,
            standing: standing.into(),
        };
        let lines = vec![
            line("Ash Invented", "by phone", "today, 06:12", true, "nobody has called"),
            line("Wren Invented", "by phone or e-mail", "2 days ago", false, "nobody has answered"),
            line(
                "Maximiliana Wolkenstein-Trostburg de la Fuente",
                "by e-mail",
                "Tue 3 Jun",
                false,
                "client since Thu 5 Jun",
            ),
        ];
        vec![("empty", Self::default()), ("usual", Self { lines })]
    }
}

/// The page of the list.
pub fn enquiries(shell: &Shell, view: &Enquiries) -> Markup {
    page(
        shell,
        "Enquiries",
        Place::Enquiries,
        Width::Wide,
        html! {
            h1 { "Enquiries" }
            @if view.lines.is_empty() {
                (empty("Nobody waits for an answer", "Who reaches out on the public page stands here.", None))
            } @else {
                ul.lines {
                    @for line in &view.lines {
                        li {
                            a.line.three.urgent[line.danger] href=(urls::Enquiry(line.enquiry)) {
                                span { span.name { (person(&line.name)) } br; span.note { (line.reach) } }
                                span.what { @if line.danger { b { "Their words sound like danger" } ", " } (line.standing) }
                                span.when { (line.since) }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// One person who reached out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneEnquiry {
    /// Whose.
    pub enquiry: EnquiryId,
    /// The name.
    pub name: String,
    /// When: `Mon 29 Jun, 18:40`.
    pub at: String,
    /// How they want to be reached.
    pub reach: String,
    /// The phone number; may be empty.
    pub phone: String,
    /// The e-mail address; may be empty.
    pub email: String,
    /// The state they live in.
    pub state: String,
    /// True when the practice has said where it is licensed, and this state is not among them.
    pub elsewhere: bool,
    /// Their words.
    pub words: String,
    /// True when their words sound like danger.
    pub danger: bool,
    /// Their page, when they are a client already.
    pub client: Option<String>,
    /// True when the viewer may make them a client.
    pub may_admit: bool,
}

impl OneEnquiry {
    /// Usual, danger, a client already.
    pub fn samples(enquiry: EnquiryId) -> Vec<(&'static str, Self)> {
        let usual = Self {
            enquiry,
            name: "Wren Invented".into(),
            at: "Sun 28 Jun, 18:40".into(),
            reach: "by phone or e-mail".into(),
            phone: "+1 415 555 0177".into(),
            email: "wren@demo.alula.invalid".into(),
            state: "CA".into(),
            elsewhere: false,
            words: "Nothing has helped for two years. My sister told me about you.".into(),
            danger: false,
            client: None,
            may_admit: true,
        };
        let danger = Self {
            danger: true,
            words: "I do not want to be here any more.".into(),
            email: String::new(),
            state: "OR".into(),
            elsewhere: true,
            ..usual.clone()
        };
        vec![
            ("usual", usual.clone()),
            ("danger", danger),
            ("client", Self { client: Some("/clients".into()), ..usual }),
        ]
    }
}

/// The page of one person who reached out.
pub fn one_enquiry(shell: &Shell, view: &OneEnquiry) -> Markup {
    let mut facts =
        vec![("Wrote".to_owned(), html! { (view.at) }), ("Wants to be reached".to_owned(), html! { (view.reach) })];
    if !view.phone.is_empty() {
        facts.push(("Phone".to_owned(), html! { a href={ "tel:" (view.phone.replace(' ', "")) } { (view.phone) } }));
    }
    if !view.email.is_empty() {
        facts.push(("E-mail".to_owned(), html! { a href={ "mailto:" (view.email) } { (view.email) } }));
    }
    let elsewhere = html! { span.note.below { "You have not written down that you are licensed there; the practice manager can." } };
    facts.push(("Lives in".to_owned(), html! { (view.state) @if view.elsewhere { (elsewhere) } }));
    page(
        shell,
        &view.name,
        Place::Enquiries,
        Width::Reading,
        html! {
            @if view.danger {
                (notice(Tone::Risk, "Please call now", html! { p { "Their words sound like danger. They were shown 988 and told that a person will call." } }))
            }
            h1 { (person(&view.name)) }
            (own_block(&view.words, ""))
            div.section { (Facts(facts)) }
            div.buttons {
                @if let Some(client) = &view.client { a.button.main href=(client) { "To their page" } }
                @else if view.may_admit { a.button.main href=(urls::Admit(view.enquiry)) { "Make them a client" } }
                (link_button("All enquiries", urls::Enquiries))
            }
        },
    )
}

/// Making a person a client. Posts `name`, `preferred_name`, `pronouns`, `birth_date`, `phone`, `email`, `address`,
/// `state`, `therapist`, `supervisor`, `prescriber`.
#[derive(Clone, Debug)]
pub struct AdmitClient {
    /// What stands in it.
    pub form: Filled,
    /// The id of the request.
    pub entry: EntryId,
    /// The enquiry it begins with, if any.
    pub enquiry: Option<EnquiryId>,
    /// Therapists and associates: id and name.
    pub therapists: Vec<(String, String)>,
    /// Supervisors.
    pub supervisors: Vec<(String, String)>,
    /// Prescribers.
    pub prescribers: Vec<(String, String)>,
}

impl AdmitClient {
    /// Empty and refused.
    pub fn samples(enquiry: EnquiryId, entry: EntryId) -> Vec<(&'static str, Self)> {
        let one = |name: &str| vec![("0197b0a8-0000-7000-8000-00000000000a".to_owned(), name.to_owned())];
        let usual = Self {
            form: Filled::new().with("name", "Wren Invented").with("email", "wren@demo.alula.invalid"),
            entry,
            enquiry: Some(enquiry),
            therapists: one("Alba Reyes, AMFT"),
            supervisors: one("Jonah Okafor, LMFT"),
            prescribers: one("Dr. Imani Cole"),
        };
        let form =
            usual.form.clone().wrong("birth_date", "The day of birth lies in the future. Please check the year.");
        vec![("usual", usual.clone()), ("refused", Self { form, enquiry: None, ..usual })]
    }
}

/// The page that makes a person a client.
pub fn admit_client(shell: &Shell, view: &AdmitClient) -> Markup {
    let to = view.enquiry.map_or_else(|| urls::NewClient.to_string(), |enquiry| urls::Admit(enquiry).to_string());
    let filled = &view.form;
    let fields = html! {
        (Field::text(filled, "name", "Name as on papers").filled_by("off"))
        (Field::text(filled, "preferred_name", "The name they want to hear").filled_by("off"))
        (Field::text(filled, "pronouns", "Pronouns").optional().filled_by("off"))
        (Field::day(filled, "birth_date", "Day of birth"))
        (Field::phone(filled, "phone", "Phone number").filled_by("off"))
        (Field::email(filled, "email", "E-mail").filled_by("off"))
        (Field::text(filled, "address", "Address, with flat or door code").filled_by("off"))
        (Field::text(filled, "state", "State").hint("Two letters, such as CA.").filled_by("off"))
        (team_fields(filled, &view.therapists, &view.supervisors, &view.prescribers))
        div.buttons { (main_button("Make them a client")) }
    };
    page(
        shell,
        "A new client",
        Place::Clients,
        Width::Narrow,
        html! {
            h1 { "A new client" }
            p.lead { "From here on everything about this person is kept in a chart of their own." }
            (error_summary(filled))
            (form(to, Some(view.entry), fields))
        },
    )
}

/// Who cares for a client: three lists of people.
pub fn team_fields(
    filled: &Filled,
    therapists: &[(String, String)],
    supervisors: &[(String, String)],
    prescribers: &[(String, String)],
) -> Markup {
    let list = |name: &'static str, label: &'static str, hint: Option<&'static str>, people: &[(String, String)]| {
        let mut select = Select::new(filled, name, label);
        if let Some(hint) = hint {
            select = select.hint(hint);
        }
        let select = people.iter().fold(select, |select, (id, name)| select.offer(id, name));
        html! { (select) }
    };
    html! {
        (list("therapist", "Therapist", None, therapists))
        (list("supervisor", "Supervisor of record", Some("Needed when the therapist is an associate."), supervisors))
        (list("prescriber", "Prescriber", None, prescribers))
    }
}
