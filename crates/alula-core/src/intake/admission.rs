//! A person becomes a client, has a team, and says who may be told what.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::Chart;
use crate::decide::{Context, Decided, Request};
use crate::ids::{EnquiryId, StaffId};
use crate::private::Private;

/// Who the client is and how to reach them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name as on papers.
    pub name: Private,
    /// The name the client wants to hear.
    pub preferred_name: Private,
    /// Pronouns, in the client's words; may be empty.
    pub pronouns: Private,
    /// Day of birth.
    pub birth_date: Date,
    /// Telephone, as written.
    pub phone: Private,
    /// E-mail address, as written.
    pub email: Private,
    /// Street address with flat or door code.
    pub address: Private,
    /// The US state where the client lives, two letters; licences hang on it.
    pub state: String,
}

/// A person became a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientAdmitted {
    /// The enquiry it began with, if any.
    pub enquiry: Option<EnquiryId>,
    /// Who they are.
    pub person: Person,
    /// What they wrote when they enquired, in their own words; may be empty.
    pub own_words: Private,
}

/// Who cares for this client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamNamed {
    /// The therapist, who may be an associate.
    pub therapist: StaffId,
    /// The supervisor of record, when the therapist is an associate.
    pub supervisor: Option<StaffId>,
    /// The prescriber, who owns the orders.
    pub prescriber: Option<StaffId>,
}

/// Somebody may be told something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureAgreed {
    /// Who.
    pub person: Private,
    /// What they are to the client: brother, wife, physician.
    pub relation: Private,
    /// How to reach them; may be empty.
    pub phone: Private,
    /// What they may be told, in the client's words.
    pub may_be_told: Private,
}

/// Makes a person a client.
pub(crate) fn admit(_chart: &Chart, request: &Request, it: &ClientAdmitted, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says who cares for the client.
pub(crate) fn name_team(_chart: &Chart, request: &Request, it: &TeamNamed, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}

/// Says who may be told what.
pub(crate) fn agree_disclosure(_chart: &Chart, request: &Request, it: &DisclosureAgreed, ctx: &Context<'_>) -> Decided {
    Ok(vec![request.states(ctx, it.clone())])
}
