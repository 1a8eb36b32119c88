//! The document around every page: head, bar, way around per role, foot with help.

use std::borrow::Cow;

use alula_core::decide::Role;
use alula_core::language::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::parts::icon;
use crate::wording::{Gap, Words, filled};
use crate::{urls, wording};

/// The addresses of the built interface files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script.
    pub script: String,
    /// The script of the room.
    pub room: String,
    /// The script of a picture call.
    pub video: String,
    /// The icon.
    pub icon: String,
    /// The typeface of the text.
    pub text: String,
}

/// In which light a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// As the reader's device wishes.
    #[default]
    System,
    /// By day.
    Day,
    /// In the dark.
    Dusk,
}

impl Light {
    /// The light of the `theme` cookie, or the device's wish.
    pub fn of_cookie(value: Option<&str>) -> Self {
        match value {
            Some("day") => Self::Day,
            Some("dusk") => Self::Dusk,
            _ => Self::System,
        }
    }

    fn theme(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Day => Some("day"),
            Self::Dusk => Some("dusk"),
        }
    }
}

/// A person who works here, as the bar shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// The name with letters behind it: `Alba Reyes, AMFT`.
    pub name: String,
    /// The role; it decides which ways are offered, the policy decides which are open.
    pub role: Role,
    /// For an associate: the supervisor's name.
    pub supervised_by: Option<String>,
    /// How many things wait for this person.
    pub waiting: usize,
}

/// For whom the page is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Anybody, not signed in.
    Visitor,
    /// A client, by the name they want to hear.
    Client {
        /// The preferred name.
        name: String,
    },
    /// Somebody who works here.
    Staff(Colleague),
}

/// What every page needs beside its own view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// The practice's name.
    pub practice: String,
    /// The built files.
    pub assets: Assets,
    /// The light.
    pub light: Light,
    /// For whom.
    pub viewer: Viewer,
    /// In which language; pages that the practice alone reads are English.
    pub language: Language,
}

impl Shell {
    /// The words of the page, in its language.
    pub fn words(&self) -> Words {
        Words::in_language(self.language)
    }
}

/// The part of a query that asks for a language by its tag, and the name of the cookie that keeps it.
pub const LANGUAGE: &str = "lang";

/// A place in the bar; the page that is shown marks its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The day.
    Today,
    /// What waits for me.
    Inbox,
    /// Clients.
    Clients,
    /// Where everybody stands.
    Board,
    /// Who is ready.
    Ready,
    /// What waits for the prescriber's decision.
    ToDecide,
    /// People who reached out.
    Enquiries,
    /// The notes that wait for a supervisor.
    Supervision,
    /// What an associate may do, and until when.
    WhatIMayDo,
    /// What came of the care of everybody.
    Outcomes,
    /// The care protocol.
    Protocol,
    /// The people of the practice.
    People,
    /// The practice's own rooms.
    Practice,
    /// The client's one next thing.
    Me,
    /// The client's intentions.
    MyIntentions,
    /// The client's Thread.
    MyThread,
    /// The client's consents.
    MyConsents,
    /// The client's own record.
    MyRecord,
    /// The client's book.
    MyBook,
    /// Before the client's session.
    MyPreparation,
    /// What was agreed with the client.
    MyAgreements,
    /// The client's settings.
    MySettings,
    /// The public first page.
    Home,
    /// The enquiry form.
    Enquire,
    /// Nowhere in the bar.
    Elsewhere,
}

impl Place {
    fn named(self, words: Words) -> (Cow<'static, str>, String) {
        match self {
            Self::Today => (words.shell_today(), urls::Today.to_string()),
            Self::Inbox => (words.shell_inbox(), urls::Inbox.to_string()),
            Self::Clients => (words.shell_clients(), urls::Clients.to_string()),
            Self::Board => (words.shell_board(), urls::Board.to_string()),
            Self::Ready => (words.shell_ready(), urls::Ready.to_string()),
            Self::ToDecide => (words.shell_to_decide(), urls::ToDecide.to_string()),
            Self::Enquiries => (words.shell_enquiries(), urls::Enquiries.to_string()),
            Self::Supervision => (words.shell_supervision(), urls::Supervision.to_string()),
            Self::WhatIMayDo => (words.shell_what_i_may_do(), urls::WhatIMayDo.to_string()),
            Self::Outcomes => (words.shell_outcomes(), urls::PracticeOutcomes.to_string()),
            Self::Protocol => (words.shell_protocol(), urls::Protocol.to_string()),
            Self::People => (words.shell_people(), urls::People.to_string()),
            Self::Practice => (words.shell_practice(), urls::Practice.to_string()),
            Self::Me => (words.shell_next(), urls::Me.to_string()),
            Self::MyIntentions => (words.shell_intentions(), urls::MyIntentions.to_string()),
            Self::MyThread => (words.shell_thread(), urls::MyThread.to_string()),
            Self::MyConsents => (words.shell_consents(), urls::MyConsents.to_string()),
            Self::MyBook => (words.shell_book(), urls::MyBook.to_string()),
            Self::MyPreparation => (words.shell_preparation(), urls::MyPreparation.to_string()),
            Self::MyAgreements => (words.shell_agreements(), urls::MyAgreements.to_string()),
            Self::MyRecord => (words.shell_record(), urls::MyRecord.to_string()),
            Self::MySettings => (words.shell_settings(), urls::MySettings.to_string()),
            Self::Home => (words.shell_about(), urls::Home.to_string()),
            Self::Enquire => (words.shell_enquire(), urls::Enquire.to_string()),
            Self::Elsewhere => (Cow::Borrowed(""), String::new()),
        }
    }
}

impl Place {
    /// The drawing above its name in the bar at the foot of a phone.
    fn icon(self) -> Option<Markup> {
        match self {
            Self::Me => Some(icon::next()),
            Self::MyPreparation => Some(icon::prepare()),
            Self::MyThread => Some(icon::strand()),
            Self::MyBook => Some(icon::book()),
            _ => None,
        }
    }
}

/// The ways of the bar: the few that are always in sight, and those behind `More`.
fn ways(viewer: &Viewer) -> (&'static [Place], &'static [Place]) {
    use Place::{
        Board, Clients, Enquire, Enquiries, Home, Inbox, Me, MyAgreements, MyBook, MyConsents, MyIntentions,
        MyPreparation, MyRecord, MySettings, MyThread, Outcomes, People, Practice, Protocol, Ready, Supervision,
        ToDecide, Today, WhatIMayDo,
    };
    match viewer {
        Viewer::Visitor => (&[Home, Enquire], &[]),
        Viewer::Client { .. } => {
            (&[Me, MyPreparation, MyThread, MyBook], &[MyIntentions, MyAgreements, MyConsents, MyRecord, MySettings])
        }
        Viewer::Staff(colleague) => match colleague.role {
            // The protocol is one of the practice's rooms.
            Role::Manager => (&[Today, Board, Clients, Inbox], &[Enquiries, People, Outcomes, Practice]),
            Role::Supervisor => (&[Today, Clients, Supervision, Inbox], &[Ready, Board, Enquiries, Outcomes, Protocol]),
            Role::Associate => (&[Today, Clients, Ready, Inbox], &[WhatIMayDo, Board, Outcomes, Protocol]),
            Role::Prescriber => (&[Today, Clients, ToDecide, Inbox], &[Ready, Board, Outcomes, Protocol]),
            _ => (&[Today, Clients, Ready, Inbox], &[Board, Enquiries, Outcomes, Protocol]),
        },
    }
}

/// How wide the reading column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// One thing on a phone.
    Phone,
    /// A form.
    Narrow,
    /// Prose.
    Reading,
    /// A story with a side.
    Wide,
    /// All there is, for a board.
    Whole,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Narrow => "narrow",
            Self::Reading => "reading",
            Self::Wide => "wide",
            Self::Whole => "whole",
        }
    }
}

/// A whole page: bar, `body` in the reading column, foot.
pub fn page(shell: &Shell, title: &str, place: Place, width: Width, body: Markup) -> Markup {
    document(
        shell,
        title,
        html! {
            (bar(shell, place))
            main id="main" class=(width.class()) { (body) }
            (foot(shell))
        },
    )
}

/// A whole page in the room's dusk, without bar and foot; `body` brings its own `main`.
pub fn room(shell: &Shell, title: &str, body: Markup) -> Markup {
    document(&Shell { light: Light::Dusk, ..shell.clone() }, title, body)
}

/// A whole page for a window beside another, without bar and foot; `body` brings its own `main`.
pub fn small(shell: &Shell, title: &str, body: Markup) -> Markup {
    document(shell, title, body)
}

fn document(shell: &Shell, title: &str, body: Markup) -> Markup {
    let words = shell.words();
    html! {
        (DOCTYPE)
        html lang=(shell.language.tag()) data-theme=[shell.light.theme()] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (title) " · " (shell.practice) }
                @if shell.viewer != Viewer::Visitor { meta name="robots" content="noindex"; }
                meta name="referrer" content="same-origin";
                meta name="htmx-config" content=(PreEscaped(r#"{&quot;includeIndicatorCSS&quot;:false,&quot;history&quot;:false,&quot;defaultSettleDelay&quot;:0}"#));
                link rel="icon" type="image/svg+xml" href=(shell.assets.icon);
                link rel="preload" as="font" type="font/woff2" crossorigin href=(shell.assets.text);
                link rel="stylesheet" href=(shell.assets.css);
                script src=(shell.assets.script) defer {}
            }
            body data-lost=(words.shell_lost()) data-cut=(words.shell_cut()) {
                a.skip href="#main" { (words.shell_to_content()) }
                (body)
            }
        }
    }
}

fn home(viewer: &Viewer) -> String {
    match viewer {
        Viewer::Visitor => urls::Home.to_string(),
        Viewer::Client { .. } => urls::Me.to_string(),
        Viewer::Staff(_) => urls::Today.to_string(),
    }
}

fn bar(shell: &Shell, place: Place) -> Markup {
    let words = shell.words();
    let (near, far) = ways(&shell.viewer);
    let own = matches!(shell.viewer, Viewer::Client { .. });
    html! {
        header.bar.own-pages[own] {
            a.brand href=(home(&shell.viewer)) { (icon::feather()) "Alula" }
            nav aria-label=(words.shell_main()) {
                ul {
                    @for way in near { li { (way_to(*way, place, shell)) } }
                    @if !far.is_empty() {
                        li {
                            details.more {
                                summary.here[far.contains(&place)] { @if own { (icon::more()) } span { (words.shell_more()) } }
                                ul { @for way in far { li { (way_to(*way, place, shell)) } } }
                            }
                        }
                    }
                }
            }
            div.who { (who(words, &shell.viewer)) }
        }
    }
}

fn way_to(way: Place, shown: Place, shell: &Shell) -> Markup {
    let words = shell.words();
    let (name, address) = way.named(words);
    let waiting = match &shell.viewer {
        Viewer::Staff(colleague) if way == Place::Inbox => colleague.waiting,
        _ => 0,
    };
    html! {
        a href=(address) aria-current=[(way == shown).then_some("page")] {
            @if let Some(icon) = way.icon() { (icon) }
            (name)
            @if waiting > 0 { span.count { (waiting) span.alone { " " (words.shell_waiting()) } } }
        }
    }
}

fn who(words: Words, viewer: &Viewer) -> Markup {
    html! {
        @match viewer {
            Viewer::Visitor => {}
            Viewer::Client { name } => {
                a.help href=(urls::Help) { (words.shell_help_now()) }
                b.name { bdi { (name) } }
            }
            Viewer::Staff(colleague) => span.name { (signed_in_as(words, colleague)) },
        }
        button.plain type="button" data-theme-switch data-day=(words.shell_day()) data-dusk=(words.shell_dusk()) hidden title=(words.shell_light()) { (words.shell_dusk()) }
        @if *viewer == Viewer::Visitor {
            a.plain href=(urls::SignIn) { (words.shell_sign_in()) }
        } @else {
            form.inline method="post" action=(urls::SignOut) { button.plain type="submit" { (words.shell_sign_out()) } }
        }
    }
}

fn signed_in_as(words: Words, colleague: &Colleague) -> Markup {
    html! {
        b { bdi { (colleague.name) } }
        " · "
        @match &colleague.supervised_by {
            Some(name) => (filled(&words.shell_supervised_by(Gap(0)), &[html! { bdi { (name) } }])),
            None => (wording::role(colleague.role)),
        }
    }
}

fn everywhere(words: Words) -> Markup {
    html! {
        form.inline method="post" action=(urls::SignOutEverywhere) {
            button.plain type="submit" { (words.shell_sign_out_everywhere()) }
        }
    }
}

/// The page at `to`, empty for the same, in each other language, named in that language.
fn languages(shell: &Shell, to: &str) -> Markup {
    html! {
        ul aria-label=(shell.words().shell_languages()) {
            @for it in Language::ALL.into_iter().filter(|it| *it != shell.language) {
                li { a href={ (to) "?" (LANGUAGE) "=" (it.tag()) } lang=(it.tag()) hreflang=(it.tag()) { (it.own_name()) } }
            }
        }
    }
}

fn foot(shell: &Shell) -> Markup {
    let words = shell.words();
    match &shell.viewer {
        Viewer::Staff(colleague) => html! {
            footer.foot {
                span { (shell.practice) }
                span.phone-only { (signed_in_as(words, colleague)) }
                ul {
                    li { a href=(urls::WhereIAmTold) { (words.shell_told()) } }
                    li { (everywhere(words)) }
                    li { a href=(urls::Help) { (words.shell_emergency()) } }
                }
            }
        },
        Viewer::Client { .. } => html! {
            footer.foot {
                span { (words.shell_private()) " " (everywhere(words)) }
                (languages(shell, &urls::MySettings.to_string()))
                a.help href=(urls::Help) { (words.shell_help()) }
            }
        },
        Viewer::Visitor => html! {
            footer.foot {
                span { (words.shell_danger()) }
                (languages(shell, ""))
                a.help href=(urls::Help) { (words.shell_help()) }
            }
        },
    }
}
