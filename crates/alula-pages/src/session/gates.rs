//! Gates and checks of the protocol as lines to draw.

use alula_core::decide::{Context, Role};
use alula_core::protocol::{CheckState, GateKind, GateState, Outcome, Resolver};

use super::{CheckLine, GateLine, Standing};
use crate::wording;

/// Gates as lines for one reader.
pub fn gate_lines(gates: &[GateState], ctx: &Context<'_>) -> Vec<GateLine> {
    gates.iter().map(|gate| gate_line(gate, ctx)).collect()
}

fn gate_line(gate: &GateState, ctx: &Context<'_>) -> GateLine {
    let passed = gate.passed_by.as_ref().map(|by| CheckLine {
        words: "Passed by decision".to_owned(),
        standing: Standing::Passed,
        because: format!(
            "{}, {}: {}",
            by.name.as_deref().unwrap_or("a colleague"),
            wording::at(by.at, ctx.now, ctx.zone),
            by.reason.reveal()
        ),
        who: String::new(),
    });
    GateLine {
        gate: gate.id.clone(),
        title: gate.title.clone(),
        hard: gate.kind == GateKind::Hard,
        standing: if gate.passed_by.is_some() { Standing::Passed } else { standing(gate.outcome) },
        checks: passed.into_iter().chain(gate.checks.iter().map(|it| check_line(it, ctx))).collect(),
        may_pass: gate.may_pass.contains(&ctx.role),
    }
}

fn check_line(check: &CheckState, ctx: &Context<'_>) -> CheckLine {
    let right = check.outcome == Outcome::Pass;
    let when = check.at.map(|at| wording::at(at, ctx.now, ctx.zone));
    // Nothing was said about it; what there is to do says enough.
    let nothing = check.outcome == Outcome::Unknown && check.at.is_none();
    let inputs = if nothing { String::new() } else { check.inputs.reveal().to_owned() };
    CheckLine {
        words: if right { check.label.clone() } else { check.todo.clone() },
        standing: standing(check.outcome),
        because: [inputs, when.unwrap_or_default()]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        who: if right { String::new() } else { resolver(&check.who) },
    }
}

/// Who can resolve something, by name and role.
pub fn resolver(who: &Resolver) -> String {
    match (&who.name, who.role) {
        (Some(name), _) => name.clone(),
        (None, Role::Client) => "The client".to_owned(),
        (None, role) => format!("The {}", wording::role(role)),
    }
}

fn standing(outcome: Outcome) -> Standing {
    match outcome {
        Outcome::Pass => Standing::Right,
        Outcome::Unknown => Standing::Missing,
        Outcome::Fail => Standing::Wrong,
    }
}
