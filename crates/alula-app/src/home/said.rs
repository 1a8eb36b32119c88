//! What the phones of a session at home say: reports are filed whatever they say and whenever they arrive, the few things that
//! ask for something may be refused in words.

use alula_core::Refusal;
use alula_core::decide::{Command, Report, Reported, Request};
use alula_core::ids::EntryId;
use alula_core::intake::{AfterHold, Presence};
use alula_core::private::Private;
use alula_core::session::home::{
    CheckIn, CheckedIn, CompanyWanted, Feeling, LookIn, LookedIn, Looks, MedicinePlaced, Phone, Rehearsed,
    SitterAgreed, SitterTaught, SitterTold,
};
use alula_core::session::{LIGHT, LozengeFinished, MarkKind, MarkMade, PhaseEntered, VitalsRecorded};
use alula_core::units::{BeatsPerMinute, BloodPressure};
use jiff::Timestamp;

use super::phones::{OnPhone, Whose};
use crate::house::House;
use crate::trouble::Trouble;

/// One thing said on a phone.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidOnPhone {
    /// Its id, made on the phone.
    pub id: EntryId,
    /// When, by the house's clock.
    pub at: Timestamp,
    /// What.
    pub says: PhoneSaid,
}

/// What a phone can say. Whose session it is about the house knows from the phone.
#[derive(Clone, Debug, PartialEq)]
pub enum PhoneSaid {
    /// The medicine is in the mouth.
    Placed,
    /// The lozenge was spat out or swallowed.
    Lozenge(AfterHold),
    /// Light comes back, as the sitter sees it.
    Light,
    /// The sitter looked in.
    Look(LookIn, Option<Looks>),
    /// The client would like company.
    Company,
    /// A reading.
    Pressure(Option<BloodPressure>, Option<BeatsPerMinute>),
    /// A mark.
    Mark(MarkKind, Private),
    /// How it is in the evening.
    Evening(Feeling),
    /// How it is the next morning: feeling, slept, unwell, dark thoughts, drove, words.
    Morning(Feeling, [Presence; 4], Private),
    /// What the sitter tells afterwards: words, harm, would like to be rung.
    Told(Private, [Presence; 2]),
    /// The sitter learned: the edition of the questions, wrong answers on the way.
    Learned(String, u8),
    /// The sitter agreed: the edition of the text, the name, recording.
    Agreed(String, Private, Presence),
    /// The phone was rehearsed: without a line, sound, vibration, screen, storage, call, cuff.
    Rehearsed([Presence; 7]),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum SaidBecame {
    /// It is kept, now or before.
    Kept,
    /// It is not, and why.
    Refused(Refusal),
}

enum Says {
    Report(Reported),
    Command(Command),
}

impl House {
    /// Keeps what a phone said. The same id twice is one statement.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn say_on_phone(&self, on: &OnPhone, said: SaidOnPhone) -> Result<SaidBecame, Trouble> {
        let (client, actor) = (on.phone.client, &on.actor);
        match says(on, said.says) {
            Says::Report(says) => {
                let report = Report { id: said.id, occurred_at: said.at, author: actor.author(), says };
                self.admit(actor, client, vec![report]).await?;
                Ok(SaidBecame::Kept)
            }
            Says::Command(command) => {
                let request = Request { id: said.id, occurred_at: Some(said.at.min(self.now())), seen: None, command };
                Ok(match self.run(actor, client, request).await? {
                    Ok(_) => SaidBecame::Kept,
                    Err(refusal) => SaidBecame::Refused(refusal),
                })
            }
        }
    }
}

fn says(on: &OnPhone, says: PhoneSaid) -> Says {
    let session = on.phone.session;
    let report = match says {
        PhoneSaid::Placed => Reported::MedicinePlaced(MedicinePlaced { session }),
        PhoneSaid::Lozenge(how) => Reported::LozengeFinished(LozengeFinished { session, how }),
        PhoneSaid::Light => Reported::Phase(PhaseEntered { session, phase: LIGHT.to_owned() }),
        PhoneSaid::Look(says, looks) => Reported::LookedIn(LookedIn { session, says, looks }),
        PhoneSaid::Company => Reported::Company(CompanyWanted { session }),
        PhoneSaid::Pressure(pressure, pulse) => Reported::Vitals(VitalsRecorded {
            session: Some(session),
            pressure,
            pulse,
            saturation: None,
            breaths: None,
            weight: None,
        }),
        PhoneSaid::Mark(kind, words) => Reported::Mark(MarkMade { session, kind, words }),
        PhoneSaid::Evening(feeling) => {
            let unknown = Presence::Unknown;
            let (slept, unwell, dark_thoughts, drove) = (unknown, unknown, unknown, unknown);
            let when = CheckIn::Evening;
            let words = Private::default();
            Reported::CheckedIn(CheckedIn { session, when, feeling, slept, unwell, dark_thoughts, drove, words })
        }
        PhoneSaid::Morning(feeling, [slept, unwell, dark_thoughts, drove], words) => {
            let when = CheckIn::Morning;
            Reported::CheckedIn(CheckedIn { session, when, feeling, slept, unwell, dark_thoughts, drove, words })
        }
        PhoneSaid::Told(words, [harm, ring]) => Reported::SitterTold(SitterTold { session, words, harm, ring }),
        PhoneSaid::Learned(edition, wrong) => {
            return Says::Command(Command::LearnAsSitter(SitterTaught { session, edition, wrong }));
        }
        PhoneSaid::Agreed(edition, name, recording) => {
            return Says::Command(Command::AgreeAsSitter(SitterAgreed { session, edition, name, recording }));
        }
        PhoneSaid::Rehearsed([without_line, sound, vibration, screen, storage, call, cuff]) => {
            let phone = match on.whose() {
                Whose::Client => Phone::Client,
                Whose::Sitter(_) => Phone::Sitter,
            };
            let rehearsed = Rehearsed { session, phone, without_line, sound, vibration, screen, storage, call, cuff };
            return Says::Command(Command::Rehearse(rehearsed));
        }
    };
    Says::Report(report)
}
