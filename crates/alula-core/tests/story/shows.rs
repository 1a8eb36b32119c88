//! The chart as a story prints it.

use alula_core::integration::{orphans, thread};
use alula_core::protocol::readiness::next_step;
use alula_core::session::{self, Lateness, Life, SessionView};
use alula_core::supervision::{self, NoteState};
use jiff::Timestamp;

use super::{House, speaker};

impl House {
    /// Where everything stands, a line each.
    pub fn shown(&self) -> Vec<String> {
        let ctx = self.context(speaker("ana").unwrap());
        let step = next_step(&self.chart, &ctx);
        let who = step.who.and_then(|it| it.name.or(Some(format!("{:?}", it.role)))).unwrap_or_else(|| "nobody".into());
        let mut lines = vec![format!("{}: {} ({who})", step.phase.words(), step.words)];
        lines.extend(session::sessions(&self.chart).iter().map(|it| self.session_line(it)));
        for note in supervision::notes(&self.chart) {
            let state = match note.state {
                NoteState::Signed => "signed".to_owned(),
                NoteState::WaitsForCosign { .. } => "waits for the supervisor".to_owned(),
                NoteState::Questioned { change_required, .. } => {
                    format!("questioned{}", if change_required { ", a change is required" } else { "" })
                }
                NoteState::Cosigned { .. } => "co-signed".to_owned(),
                NoteState::Replaced { .. } => "replaced by a newer one".to_owned(),
            };
            lines.push(format!("note {}: {state}", &note.signed.is.hash[..8]));
        }
        for strand in thread(&self.chart) {
            let insights: Vec<_> = strand.moments.iter().flat_map(|it| &it.insights).collect();
            let strategies: Vec<_> = insights.iter().flat_map(|it| &it.strategies).collect();
            let tries: usize = strategies.iter().map(|it| it.tries.len()).sum();
            let changes: usize = strategies.iter().map(|it| it.changes.len()).sum();
            lines.push(format!(
                "thread: intention {}, moments {}, insights {}, strategies {}, tries {tries}, changes {changes}",
                strand.intention.map_or("none", |_| "set"),
                strand.moments.len(),
                insights.len(),
                strategies.len()
            ));
        }
        lines.extend(orphans(&self.chart).iter().map(|it| format!("lost its place: {}", it.kind)));
        lines
    }

    fn session_line(&self, it: &SessionView<'_>) -> String {
        let life = match &it.life {
            Life::Planned => format!("planned for {}", self.clock(it.plan.is.at)),
            Life::Day => "day".to_owned(),
            Life::Underway { t0, .. } => format!("underway, minute {}", session::minute_since(*t0, self.now)),
            Life::ReadyToLeave { .. } => "ready to leave".to_owned(),
            Life::Left { left, .. } => format!("left at {}", self.clock(left.at())),
            Life::Cancelled { .. } => "cancelled".to_owned(),
        };
        let held = if it.is_held() { ", medicine held" } else { "" };
        let protocol = &self.protocol().protocol;
        let phase = session::phases(&self.chart, it.id, protocol, self.now).pop();
        let phase =
            phase.filter(|_| it.is_open()).map_or_else(String::new, |it| format!(", {}", it.name.to_lowercase()));
        let due = session::due(&self.chart, it, protocol, self.now);
        let late = due.iter().filter(|it| matches!(it.stands, Lateness::Late { .. } | Lateness::VeryLate { .. }));
        let late: Vec<_> = late.map(|it| format!("{:?}", it.what).to_lowercase()).collect();
        let late = if late.is_empty() || !it.is_open() || it.t0().is_none() {
            String::new()
        } else {
            format!(", late: {}", late.join(" "))
        };
        format!("session {}: {life}{phase}{held}{late}", it.number)
    }

    /// The whole story at its end: timeline, prose and Thread.
    pub fn ending(&self) -> String {
        let mut lines = Vec::new();
        for view in session::sessions(&self.chart) {
            lines.push(format!("The timeline of session {}", view.number));
            for item in session::timeline(&self.chart, view.id) {
                let minute = item.minute.map_or_else(|| "    -".to_owned(), |it| format!("{it:5}"));
                let mut line = format!(
                    "{minute} {:8} {:8} {}",
                    format!("{:?}", item.lane),
                    format!("{:?}", item.shape),
                    item.says.kind()
                );
                for (word, holds) in
                    [(" late", item.late), (" corrected", item.corrected), (" struck", item.struck.is_some())]
                {
                    line.push_str(if holds { word } else { "" });
                }
                lines.push(line);
            }
            lines.push(format!("What the note says of session {}", view.number));
            let prose = supervision::note_prose(&self.chart, view.id, &self.zone);
            lines.extend(prose.iter().map(|it| format!("  {}", it.text.reveal())));
        }
        for strand in thread(&self.chart) {
            lines.push(format!("Thread: {}", strand.intention.map_or("", |it| it.is.words.reveal())));
            for moment in &strand.moments {
                lines.push(format!("  moment: {}", moment.moment.is.words.reveal()));
                for insight in &moment.insights {
                    lines.push(format!("    insight: {}", insight.insight.is.words.reveal()));
                    for strategy in &insight.strategies {
                        lines.push(format!("      strategy: {}", strategy.strategy.is.words.reveal()));
                        let tries = strategy
                            .tries
                            .iter()
                            .map(|it| format!("        {:?}: {}", it.is.how, it.is.words.reveal()));
                        lines.extend(tries);
                        let changes =
                            strategy.changes.iter().map(|it| format!("        changed: {}", it.is.words.reveal()));
                        lines.extend(changes);
                    }
                }
            }
        }
        lines.iter().map(|it| format!("{}\n", it.trim_end())).collect()
    }

    fn clock(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%-d %b %H:%M").to_string()
    }
}
