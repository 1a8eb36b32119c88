//! The document around every page: head, bar, way around per role, foot with help.

use alula_core::decide::Role;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::parts::icon;
use crate::{urls, wording};

/// The addresses of the built interface files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script.
    pub script: String,
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
}

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
    /// People who reached out.
    Enquiries,
    /// The notes that wait for a supervisor.
    Supervision,
    /// What an associate may do, and until when.
    WhatIMayDo,
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
    fn named(self) -> (&'static str, String) {
        match self {
            Self::Today => ("Today", urls::Today.to_string()),
            Self::Inbox => ("Inbox", urls::Inbox.to_string()),
            Self::Clients => ("Clients", urls::Clients.to_string()),
            Self::Board => ("Board", urls::Board.to_string()),
            Self::Ready => ("Ready?", urls::Ready.to_string()),
            Self::Enquiries => ("Enquiries", urls::Enquiries.to_string()),
            Self::Supervision => ("To read", urls::Supervision.to_string()),
            Self::WhatIMayDo => ("What I may do", urls::WhatIMayDo.to_string()),
            Self::Protocol => ("Protocol", urls::Protocol.to_string()),
            Self::People => ("People", urls::People.to_string()),
            Self::Practice => ("Practice", urls::Practice.to_string()),
            Self::Me => ("Next", urls::Me.to_string()),
            Self::MyIntentions => ("Intentions", urls::MyIntentions.to_string()),
            Self::MyThread => ("Thread", urls::MyThread.to_string()),
            Self::MyConsents => ("Consents", urls::MyConsents.to_string()),
            Self::MyBook => ("Book", urls::MyBook.to_string()),
            Self::MyPreparation => ("Prepare", urls::MyPreparation.to_string()),
            Self::MyAgreements => ("What was agreed", urls::MyAgreements.to_string()),
            Self::MyRecord => ("My record", urls::MyRecord.to_string()),
            Self::MySettings => ("Settings", urls::MySettings.to_string()),
            Self::Home => ("About this care", urls::Home.to_string()),
            Self::Enquire => ("Reach out", urls::Enquire.to_string()),
            Self::Elsewhere => ("", String::new()),
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
        MyPreparation, MyRecord, MySettings, MyThread, People, Practice, Protocol, Ready, Supervision, Today,
        WhatIMayDo,
    };
    match viewer {
        Viewer::Visitor => (&[Home, Enquire], &[]),
        Viewer::Client { .. } => {
            (&[Me, MyPreparation, MyThread, MyBook], &[MyIntentions, MyAgreements, MyConsents, MyRecord, MySettings])
        }
        Viewer::Staff(colleague) => match colleague.role {
            // The protocol is one of the practice's rooms.
            Role::Manager => (&[Today, Board, Clients, Inbox], &[Enquiries, People, Practice]),
            Role::Supervisor => (&[Today, Clients, Supervision, Inbox], &[Ready, Board, Enquiries, Protocol]),
            Role::Associate => (&[Today, Clients, Ready, Inbox], &[WhatIMayDo, Board, Protocol]),
            Role::Prescriber => (&[Today, Clients, Ready, Inbox], &[Board, Protocol]),
            _ => (&[Today, Clients, Ready, Inbox], &[Board, Enquiries, Protocol]),
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

fn document(shell: &Shell, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" data-theme=[shell.light.theme()] {
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
            body {
                a.skip href="#main" { "To the content" }
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
    let (near, far) = ways(&shell.viewer);
    let own = matches!(shell.viewer, Viewer::Client { .. });
    html! {
        header.bar.own-pages[own] {
            a.brand href=(home(&shell.viewer)) { (icon::feather()) "Alula" }
            nav aria-label="Main" {
                ul {
                    @for way in near { li { (way_to(*way, place, &shell.viewer)) } }
                    @if !far.is_empty() {
                        li {
                            details.more {
                                summary.here[far.contains(&place)] { @if own { (icon::more()) } span { "More" } }
                                ul { @for way in far { li { (way_to(*way, place, &shell.viewer)) } } }
                            }
                        }
                    }
                }
            }
            div.who { (who(&shell.viewer)) }
        }
    }
}

fn way_to(way: Place, shown: Place, viewer: &Viewer) -> Markup {
    let (name, address) = way.named();
    let waiting = match viewer {
        Viewer::Staff(colleague) if way == Place::Inbox => colleague.waiting,
        _ => 0,
    };
    html! {
        a href=(address) aria-current=[(way == shown).then_some("page")] {
            @if let Some(icon) = way.icon() { (icon) }
            (name)
            @if waiting > 0 { span.count { (waiting) span.alone { " waiting" } } }
        }
    }
}

fn who(viewer: &Viewer) -> Markup {
    html! {
        @match viewer {
            Viewer::Visitor => {}
            Viewer::Client { name } => {
                a.help href=(urls::Help) { "Help now" }
                b.name { bdi { (name) } }
            }
            Viewer::Staff(colleague) => span.name { (signed_in_as(colleague)) },
        }
        button.plain type="button" data-theme-switch hidden title="Change the light" { "Dusk" }
        @if *viewer == Viewer::Visitor {
            a.plain href=(urls::SignIn) { "Sign in" }
        } @else {
            form.inline method="post" action=(urls::SignOut) { button.plain type="submit" { "Sign out" } }
        }
    }
}

fn signed_in_as(colleague: &Colleague) -> Markup {
    html! {
        b { bdi { (colleague.name) } }
        " · "
        @match &colleague.supervised_by {
            Some(name) => { "supervised by " bdi { (name) } }
            None => (wording::role(colleague.role)),
        }
    }
}

fn everywhere() -> Markup {
    html! { form.inline method="post" action=(urls::SignOutEverywhere) { button.plain type="submit" { "Sign out everywhere" } } }
}

fn foot(shell: &Shell) -> Markup {
    match &shell.viewer {
        Viewer::Staff(colleague) => html! {
            footer.foot {
                span { (shell.practice) }
                span.phone-only { (signed_in_as(colleague)) }
                ul { li { (everywhere()) } li { a href=(urls::Help) { "Numbers for an emergency" } } }
            }
        },
        Viewer::Client { .. } => html! {
            footer.foot {
                span { "Your pages · private · " (everywhere()) }
                a.help href=(urls::Help) { "I need help now" }
            }
        },
        Viewer::Visitor => html! {
            footer.foot {
                span { "In danger, or thinking of ending your life: call or text 988 in the US, day and night." }
                a.help href=(urls::Help) { "I need help now" }
            }
        },
    }
}
