//! Where people and phones can be told that somebody waits. The address is sealed; which way it is stands open.

use alula_core::ids::StaffId;
use alula_core::language::Language;
use alula_core::private::Private;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{seal_json, unseal_json};
use crate::database::{Row, Tx, values};
use crate::fault::{FaultKind, StoreFault};

const TABLE: &str = "tell_place";
const READING: &str = "reading where people are told";

/// Whose place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Somebody who works here.
    Staff(StaffId),
    /// A phone that the practice let in.
    Phone(Uuid),
}

/// A way to tell somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// By e-mail.
    Email,
    /// By a text message to a phone.
    Sms,
    /// By web push to a browser.
    Push,
}

impl Way {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Email, Self::Sms, Self::Push];

    /// The stable name: `email`, `sms`, `push`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
        }
    }
}

/// A way with the address at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// To this e-mail address.
    Email(Private),
    /// To the phone with this number, written with its country: `+15550100`.
    Sms(Private),
    /// To a browser, by what it gave out when it subscribed.
    Push {
        /// Where a message to it is left.
        endpoint: Private,
        /// Its public key, as base64url.
        p256dh: Private,
        /// The secret that it shares with the house, as base64url.
        auth: Private,
    },
}

impl Channel {
    /// The way, without the address.
    pub fn way(&self) -> Way {
        match self {
            Self::Email(_) => Way::Email,
            Self::Sms(_) => Way::Sms,
            Self::Push { .. } => Way::Push,
        }
    }
}

/// A place where somebody can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TellPlace {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub whose: Whose,
    /// How and where.
    pub to: Channel,
    /// In which language.
    pub language: Language,
    /// Since when.
    pub since: Timestamp,
}

/// Adds a place; false when the id is there already.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, place: &TellPlace) -> Result<bool, StoreFault> {
    let id = place.id.to_string();
    let (staff, phone) = match place.whose {
        Whose::Staff(staff) => (Some(staff.to_string()), None),
        Whose::Phone(phone) => (None, Some(phone.to_string())),
    };
    let sealed = seal_json(tx, TABLE, &id, &place.to)?;
    let insert = "INSERT INTO tell_place (id, staff, phone, kind, language, since, sealed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    let row = values![&id, staff, phone, place.to.way().name(), place.language.tag(), place.since, sealed];
    Ok(tx.execute("adding where somebody is told", insert, row).await? == 1)
}

/// Ends a place of `whose`; false when they have none with this id that goes on.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, id: Uuid, whose: Whose, at: Timestamp) -> Result<bool, StoreFault> {
    let (sql, whose) = match whose {
        Whose::Staff(staff) => {
            ("UPDATE tell_place SET ended_at = $3 WHERE id = $1 AND staff = $2 AND ended_at IS NULL", staff.to_string())
        }
        Whose::Phone(phone) => {
            ("UPDATE tell_place SET ended_at = $3 WHERE id = $1 AND phone = $2 AND ended_at IS NULL", phone.to_string())
        }
    };
    Ok(tx.execute("ending where somebody is told", sql, values![id, whose, at]).await? == 1)
}

/// Ends a place, whosever it is, because nobody takes notices there any more.
///
/// # Errors
/// When the database fails.
pub async fn left(tx: &mut Tx, id: Uuid, at: Timestamp) -> Result<(), StoreFault> {
    let sql = "UPDATE tell_place SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    tx.execute("ending where somebody is told", sql, values![id, at]).await.map(drop)
}

/// Ends every place of `whose`.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut Tx, whose: Whose, at: Timestamp) -> Result<(), StoreFault> {
    let (sql, whose) = match whose {
        Whose::Staff(staff) => {
            ("UPDATE tell_place SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL", staff.to_string())
        }
        Whose::Phone(phone) => {
            ("UPDATE tell_place SET ended_at = $2 WHERE phone = $1 AND ended_at IS NULL", phone.to_string())
        }
    };
    tx.execute("ending where somebody is told", sql, values![whose, at]).await?;
    Ok(())
}

/// Where somebody who works here is told now, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_staff(tx: &mut Tx, staff: StaffId) -> Result<Vec<TellPlace>, StoreFault> {
    let sql = "SELECT id, language, since, sealed FROM tell_place WHERE staff = $1 AND ended_at IS NULL \
               ORDER BY since, id";
    let rows = tx.rows(READING, sql, values![staff]).await?;
    rows.iter().map(|row| place(tx, row, Whose::Staff(staff))).collect()
}

/// Where a phone is told now, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_phone(tx: &mut Tx, phone: Uuid) -> Result<Vec<TellPlace>, StoreFault> {
    let sql = "SELECT id, language, since, sealed FROM tell_place WHERE phone = $1 AND ended_at IS NULL \
               ORDER BY since, id";
    let rows = tx.rows(READING, sql, values![phone]).await?;
    rows.iter().map(|row| place(tx, row, Whose::Phone(phone))).collect()
}

fn place(tx: &Tx, row: &Row, whose: Whose) -> Result<TellPlace, StoreFault> {
    let id: Uuid = row.parsed("id")?;
    let language = Language::of_tag(&row.get::<String>("language")?);
    Ok(TellPlace {
        id,
        whose,
        to: unseal_json(tx, TABLE, &id.to_string(), &row.bytes("sealed")?)?,
        language: language.ok_or_else(|| StoreFault::new(FaultKind::Damaged, READING))?,
        since: row.time("since")?,
    })
}
