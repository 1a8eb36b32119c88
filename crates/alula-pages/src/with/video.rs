//! A picture call with the home, in a window beside the session: the session goes on the same without it.

use alula_core::Chart;
use alula_core::decide::Context;
use alula_core::ids::{ClientId, SessionId};
use alula_core::session::session as session_of;
use maud::{Markup, html};

use crate::session::preferred_name;
use crate::shell::{Shell, small};
use crate::{samples, urls, wording};

/// The window of a picture call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoPage {
    /// Whose session.
    pub client: ClientId,
    /// Which.
    pub session: SessionId,
    /// The preferred name.
    pub name: String,
    /// `Session today, 14:00`.
    pub about: String,
    /// The practice's own tool, when it has one.
    pub tool: Option<String>,
}

impl VideoPage {
    /// The window for a session of a chart; nothing when there is no such session.
    pub fn of(chart: &Chart, session: SessionId, ctx: &Context<'_>, tool: Option<String>) -> Option<Self> {
        let session = session_of(chart, session)?;
        let about = format!("Session {}", wording::at(session.plan.is.at, ctx.now, ctx.zone));
        Some(Self { client: chart.client(), session: session.id, name: preferred_name(chart), about, tool })
    }

    /// With the call alone, with the practice's own tool, and with a long name.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let usual = Self {
            client: samples::client(),
            session: SessionId(samples::entry().0),
            name: "Mara".into(),
            about: "Session today, 14:00".into(),
            tool: None,
        };
        let tool = Some("https://video.example.org/quiet-harbour".to_owned());
        let name = "Wolfeschlegelsteinhausenbergerdorff-Abernathy the younger".to_owned();
        vec![
            ("usual", usual.clone()),
            ("tool", Self { tool: tool.clone(), ..usual.clone() }),
            ("extreme", Self { tool, name, ..usual }),
        ]
    }
}

/// The way to that window from the page of a session.
pub fn video_link_for(client: ClientId, session: SessionId) -> Markup {
    html! {
        a.button href=(urls::SessionVideo(client, session)) target="_blank" hx-boost="false" { "See them, in a window of its own" }
    }
}

/// The page of the window. What it says while a call goes on stands in its attributes, for its script.
pub fn video_page(shell: &Shell, view: &VideoPage) -> Markup {
    let body = html! {
        main.call-page id="main" {
            header {
                h1 { "Picture with " bdi { (view.name) } "’s home" }
                p.soft { (view.about) ". The session goes on the same without a picture." }
            }
            @if let Some(tool) = &view.tool {
                p.buttons { a.button.main href=(tool) target="_blank" rel="noreferrer" { "Open the practice’s own video" } }
                h2 { "Or a call from here" }
            }
            (call(view))
            p { a href=(urls::Help) { (shell.words().shell_emergency()) } }
            noscript { p { "A call from here needs a browser with script. The session does not." } }
        }
        script src=(shell.assets.video) defer {}
    };
    small(shell, &format!("Picture with {}’s home", view.name), body)
}

fn call(view: &VideoPage) -> Markup {
    html! {
        section.call id="call" aria-label="Call" data-letters=(urls::SessionCall(view.client, view.session))
            data-rings="Calling. The phone in the home asks whether to answer."
            data-joining="Somebody answered. The picture is on its way."
            data-on="Picture and sound are there."
            data-lost="The picture is lost. It is tried again by itself; the session goes on."
            data-over="The call has ended. The session does not need it."
            data-nobody="Nobody answered. Ring the phone instead, or call again."
            data-busy="The home is in another call of the team."
            data-camera="The browser gives no camera or microphone. Allow them for this page, then call again."
            data-cut="No line to the house. The call waits for it; the session’s page says what it keeps."
            data-mute="Mute" data-unmute="Sound on" data-dark="Picture off" data-light="Picture on" {
            div.call-pictures {
                video.call-other data-call-other playsinline autoplay aria-label="The home" {}
                video.call-own data-call-own playsinline autoplay muted aria-label="You" {}
            }
            p.call-state role="status" data-call-state { "No picture yet. The session does not need it." }
            div.buttons {
                button.button.main[view.tool.is_none()] type="button" data-call-begin hidden { "Call" }
                button.button type="button" data-call-mute hidden { "Mute" }
                button.button type="button" data-call-dark hidden { "Picture off" }
                button.button type="button" data-call-end hidden { "End" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_there_opens_beside_the_session() {
        let link = video_link_for(samples::client(), SessionId(samples::entry().0)).into_string();
        assert!(link.contains("/video\" target=\"_blank\""), "{link}");
    }
}
