//! Who is told when a step of a ladder was reached: in the transaction that states it, so that nobody is told of what was not kept,
//! and what was kept is told.

use alula_core::Chart;
use alula_core::language::Language;
use alula_core::protocol::{Cause, Tell};
use alula_core::session::home::{LadderStepReached, second_person, sitter, watcher};
use alula_store::Tx;
use jiff::Timestamp;

use crate::house::Inside;
use crate::notices::tell::{Call, queue_notice, tell_staff};
use crate::notices::{Notice, NoticeKind, Said, Way, Written};
use crate::trouble::Broken;

impl Inside {
    /// Queues what the step says of whom it tells.
    pub(crate) async fn tell_of_step(
        &self,
        tx: &mut Tx,
        chart: &Chart,
        step: &LadderStepReached,
        now: Timestamp,
    ) -> Result<(), Broken> {
        let once = format!("ladder {}", step.id());
        let kind = if step.cause == Cause::Called { NoticeKind::Called } else { NoticeKind::Alarm };
        for tell in &step.tell {
            let staff = match tell {
                Tell::Watcher => watcher(chart, step.session),
                Tell::Second => second_person(chart, step.session, now).map(|it| it.0),
                Tell::Sitter => {
                    self.tell_sitter(tx, chart, step, &once, now).await?;
                    None
                }
            };
            if let Some(staff) = staff {
                tell_staff(self, tx, staff, Call { kind, opens: None, once: &once, at: now }).await?;
            }
        }
        Ok(())
    }

    /// The sitter's phone shows and sounds by itself while its page is open; a text message reaches it where it is not.
    async fn tell_sitter(
        &self,
        tx: &mut Tx,
        chart: &Chart,
        step: &LadderStepReached,
        once: &str,
        now: Timestamp,
    ) -> Result<(), Broken> {
        if !self.ports.notices.ways().contains(&Way::Sms) {
            return Ok(());
        }
        let number = sitter(chart, step.session).and_then(|it| Written::Sms(it.is.phone.clone()).read().ok());
        let Some(to) = number else { return Ok(()) };
        let says = Said { kind: NoticeKind::LookIn, language: Language::English, opens: None };
        let notice = Notice { to, says, place: None };
        queue_notice(tx, self.ports.ids.id(), format!("tell {once} sitter"), &notice, now).await?;
        Ok(())
    }
}
