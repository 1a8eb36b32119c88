//! The people who work here.

use std::sync::Arc;

use alula_core::decide::Role;
use alula_core::ids::StaffId;
use alula_core::private::Private;
use alula_policy::{Action, Actor};
use alula_store::rows::accounts::{self, Holder};
use alula_store::rows::settings;
use alula_store::rows::staff::{self, About, StaffMember};
use alula_store::rows::tell_places::{self, Whose};
use alula_store::rows::web_sessions;
use alula_store::{StoreFault, Tx};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::access::require;
use crate::colleagues::Colleagues;
use crate::entrance::{self, SignedIn, UnfitPassword, begin_session, token_from};
use crate::house::{House, Inside};
use crate::trouble::{Broken, Trouble};

/// Somebody who begins to work here.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPerson {
    /// The name.
    pub name: Private,
    /// The letters and number of the licence; may be empty.
    pub licence: Private,
    /// As what.
    pub role: Role,
    /// For an associate: the supervisor of record.
    pub supervisor: Option<StaffId>,
    /// For an associate: the last day the supervision agreement holds.
    pub agreement_until: Option<Date>,
}

/// Why a person was not added or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PersonRefusal {
    /// No name.
    #[error("write down the name")]
    NoName,
    /// Clients are admitted, not employed.
    #[error("choose what the person does here")]
    NoRole,
    /// An associate works under a supervisor.
    #[error("an associate needs a supervisor of record; add the supervisor first, then choose them here")]
    NoSupervisor,
    /// The supervisor is not one, or no longer works here.
    #[error("the supervisor of record must be a supervisor who works here")]
    NotASupervisor,
    /// Nobody with this id.
    #[error("this person is not here")]
    NotFound,
    /// The last manager would go.
    #[error("somebody has to manage the practice; make another person a manager first")]
    LastManager,
    /// No e-mail.
    #[error("write down an e-mail address")]
    NoEmail,
    /// Somebody else signs in with it.
    #[error("somebody else signs in with this e-mail address; choose another one")]
    EmailTaken,
    /// The password.
    #[error(transparent)]
    Password(#[from] UnfitPassword),
    /// The practice has its first manager.
    #[error("this practice has been set up; sign in, or ask a manager for a link")]
    SetUp,
}

impl House {
    /// Everybody who works or worked here, for names on pages and for rules.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn colleagues(&self) -> Result<Arc<Colleagues>, Trouble> {
        let inside = self.0.clone();
        let all = self.0.store.read(move |tx| Box::pin(async move { inside.colleagues(tx).await }));
        all.await.map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// Everybody who works or worked here, with the address they sign in with.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn people(&self, actor: &Actor) -> Result<Vec<(StaffMember, Option<Private>)>, Trouble> {
        let (inside, actor) = (self.0.clone(), *actor);
        let people = self.0.store.read(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let mut people = Vec::new();
                for person in staff::all(tx).await? {
                    let account = accounts::find_by_holder(tx, Holder::Staff(person.id)).await?;
                    people.push((person, account.map(|it| it.email)));
                }
                Ok(people)
            })
        });
        people.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Adds somebody who works here; [`House::invite_person`] gives them their link.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn add_person(
        &self,
        actor: &Actor,
        person: NewPerson,
    ) -> Result<Result<StaffId, PersonRefusal>, Trouble> {
        let id = StaffId(self.0.ports.ids.id());
        Ok(self.save_person(actor, id, person, About::default(), Presence::New).await?.map(|()| id))
    }

    /// Adds somebody who works here, with what else is known of them.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn add_person_about(
        &self,
        actor: &Actor,
        person: NewPerson,
        about: About,
    ) -> Result<Result<StaffId, PersonRefusal>, Trouble> {
        let id = StaffId(self.0.ports.ids.id());
        Ok(self.save_person(actor, id, person, about, Presence::New).await?.map(|()| id))
    }

    /// Changes somebody who works here; what stood before stays in their history.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn change_person(
        &self,
        actor: &Actor,
        id: StaffId,
        person: NewPerson,
        about: About,
    ) -> Result<Result<(), PersonRefusal>, Trouble> {
        self.save_person(actor, id, person, about, Presence::Known).await
    }

    /// Ends the access of somebody who no longer works here; every session of theirs ends at once.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn end_person(&self, actor: &Actor, id: StaffId) -> Result<Result<(), PersonRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let ended = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let all = staff::all(tx).await?;
                let person = match may_go(&all, id) {
                    Ok(person) => person.clone(),
                    Err(refusal) => return Ok(Err(refusal)),
                };
                inside.end_access(tx, person, &actor, now).await?;
                Ok(Ok(()))
            })
        });
        ended.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// True while nobody can sign in: the practice waits for its first manager.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn waits_for_first_manager(&self) -> Result<bool, Trouble> {
        let accounts = self.0.store.read(|tx| Box::pin(async move { accounts::count(tx).await }));
        accounts.await.map(|it| it == 0).map_err(|fault: StoreFault| self.trouble(fault))
    }

    /// The first manager of an empty house names the practice, sets it up, once, and is signed in.
    ///
    /// # Errors
    /// When something is broken.
    pub async fn set_up(
        &self,
        practice: Private,
        name: Private,
        email: Private,
        password: Private,
    ) -> Result<Result<SignedIn, PersonRefusal>, Trouble> {
        if name.is_blank() {
            return Ok(Err(PersonRefusal::NoName));
        }
        if !email.reveal().contains('@') {
            return Ok(Err(PersonRefusal::NoEmail));
        }
        if let Err(unfit) = entrance::fit(&password, &email) {
            return Ok(Err(unfit.into()));
        }
        let kept = entrance::keep(password, &*self.0.ports.ids).await.map_err(|it| self.trouble(it))?;
        let (inside, now) = (self.0.clone(), self.now());
        let (id, token) = (StaffId(self.0.ports.ids.id()), token_from(self.0.ports.ids.secret()));
        let begun = self.0.store.write(move |tx| {
            Box::pin(async move {
                if accounts::count(tx).await? > 0 {
                    return Ok(Err(PersonRefusal::SetUp));
                }
                let person = StaffMember {
                    id,
                    name,
                    role: Role::Manager,
                    supervisor: None,
                    agreement_until: None,
                    licence: Private::default(),
                    active: true,
                    about: About::default(),
                };
                settings::set(tx, crate::practice::NAME, &practice).await?;
                staff::save(tx, &person, Actor::House.author(), now).await?;
                let account = inside.open_account_in(tx, Holder::Staff(id), email, kept).await?;
                begin_session(tx, account.id, &token, now).await?;
                let person = inside.person_in(tx, &account, None).await?;
                Ok(person.map(|person| SignedIn { token, person }).ok_or(PersonRefusal::NotFound))
            })
        });
        begun.await.map_err(|broken: Broken| self.trouble(broken))
    }

    /// Opens an account with a password that is known already; for whoever runs the machine and for the demo practice.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn open_account(
        &self,
        actor: &Actor,
        holder: Holder,
        email: Private,
        password: Private,
    ) -> Result<Result<(), PersonRefusal>, Trouble> {
        if !email.reveal().contains('@') {
            return Ok(Err(PersonRefusal::NoEmail));
        }
        if let Err(unfit) = entrance::fit(&password, &email) {
            return Ok(Err(unfit.into()));
        }
        let kept = entrance::keep(password, &*self.0.ports.ids).await.map_err(|it| self.trouble(it))?;
        let (inside, actor) = (self.0.clone(), *actor);
        let opened = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                if entrance::taken(tx, &email, holder).await? {
                    return Ok(Err(PersonRefusal::EmailTaken));
                }
                inside.open_account_in(tx, holder, email, kept).await?;
                Ok(Ok(()))
            })
        });
        opened.await.map_err(|broken: Broken| self.trouble(broken))
    }

    async fn save_person(
        &self,
        actor: &Actor,
        id: StaffId,
        person: NewPerson,
        about: About,
        presence: Presence,
    ) -> Result<Result<(), PersonRefusal>, Trouble> {
        let (inside, actor, now) = (self.0.clone(), *actor, self.now());
        let saved = self.0.store.write(move |tx| {
            Box::pin(async move {
                require(&inside, tx, &actor, Action::ManagePeople).await?;
                let all = staff::all(tx).await?;
                let known = all.iter().find(|it| it.id == id);
                if matches!(presence, Presence::Known) && known.is_none() {
                    return Ok(Err(PersonRefusal::NotFound));
                }
                if let Err(refusal) = sound(&person, &all) {
                    return Ok(Err(refusal));
                }
                let managers = all.iter().filter(|it| it.active && it.role == Role::Manager && it.id != id).count();
                if known.is_some_and(|it| it.role == Role::Manager && it.active)
                    && person.role != Role::Manager
                    && managers == 0
                {
                    return Ok(Err(PersonRefusal::LastManager));
                }
                let NewPerson { name, licence, role, supervisor, agreement_until } = person;
                let member = StaffMember { id, name, role, supervisor, agreement_until, licence, active: true, about };
                staff::save(tx, &member, actor.author(), now).await?;
                Ok(Ok(()))
            })
        });
        saved.await.map_err(|broken: Broken| self.trouble(broken))
    }
}

/// The person who goes, unless nobody would manage the practice then.
pub(crate) fn may_go(all: &[StaffMember], id: StaffId) -> Result<&StaffMember, PersonRefusal> {
    let person = all.iter().find(|it| it.id == id).ok_or(PersonRefusal::NotFound)?;
    let manages = |it: &&StaffMember| it.active && it.role == Role::Manager;
    if manages(&person) && all.iter().filter(manages).count() == 1 {
        return Err(PersonRefusal::LastManager);
    }
    Ok(person)
}

impl Inside {
    /// Ends the access of a person: their row says that they left, and every session of theirs is over, and nobody is
    /// told anything any more.
    pub(crate) async fn end_access(
        &self,
        tx: &mut Tx,
        person: StaffMember,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<(), StoreFault> {
        let left = Some(now.to_zoned(self.zone.clone()).date());
        let id = person.id;
        let person = StaffMember { active: false, about: About { left, ..person.about.clone() }, ..person };
        staff::save(tx, &person, actor.author(), now).await?;
        tell_places::end_all(tx, Whose::Staff(id), now).await?;
        match accounts::find_by_holder(tx, Holder::Staff(id)).await? {
            Some(account) => web_sessions::end_all(tx, account.id).await.map(drop),
            None => Ok(()),
        }
    }
}

#[derive(Clone, Copy)]
enum Presence {
    New,
    Known,
}

fn sound(person: &NewPerson, all: &[StaffMember]) -> Result<(), PersonRefusal> {
    if person.name.is_blank() {
        return Err(PersonRefusal::NoName);
    }
    if person.role == Role::Client {
        return Err(PersonRefusal::NoRole);
    }
    match person.supervisor {
        None if person.role == Role::Associate => Err(PersonRefusal::NoSupervisor),
        Some(id) if !all.iter().any(|it| it.id == id && it.active && it.role == Role::Supervisor) => {
            Err(PersonRefusal::NotASupervisor)
        }
        _ => Ok(()),
    }
}
