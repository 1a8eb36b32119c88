//! `alula export`: the whole practice as files that anybody can read with what they have.

use std::fmt::Write as _;
use std::fs::{DirBuilder, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alula_app::{Access, Around, Enquiry, EnquiryState, House, StaffMember};
use alula_core::Chart;
use alula_core::decide;
use alula_core::ids::ClientId;
use alula_core::intake::{ClientAdmitted, Person};
use alula_core::ledger::{Author, Entry};
use alula_pages::record::statement_words;
use alula_pages::wording;
use alula_policy::Actor;
use alula_store::rows::{access_log, enquiries, protocols, sound, staff};
use alula_store::{StoreFault, Tx, ledger};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{open, say};
use crate::args::Export;
use crate::progress::Progress;

/// Writes everything beside its place, and puts it there when it is whole.
pub async fn run(asked: Export) -> Result<ExitCode> {
    let house = open::existing(&asked.place, "alula").await?;
    let folder = Folder::begin(&asked.to)?;
    note(&house).await?;
    let around = house.around(&Actor::House).await.map_err(open::sentence)?;
    let clients = house.store().read(|tx| Box::pin(async move { ledger::clients(tx).await })).await;
    let clients: Vec<ClientId> = clients.map_err(|fault: StoreFault| open::sentence(fault))?;
    let progress = Progress::begin("writing every chart");
    let (mut list, mut entries) = (String::from("id,name,birth date,entries,folder\n"), 0);
    for (client, done) in clients.iter().zip(1..) {
        let chart = chart(&house, *client).await?;
        entries += chart.entries().len();
        write_chart(&folder, &chart, &around)?;
        let person = chart.all::<ClientAdmitted>().last().map(|it| &it.is.person);
        let (name, born) = person.map_or_else(Default::default, |it| (it.name.reveal(), it.birth_date.to_string()));
        let _ = writeln!(list, "{client},{},{born},{},clients/{client}", cell(name), chart.entries().len());
        progress.at(done, clients.len() as u64);
    }
    drop(progress);
    folder.write("clients.csv", &list)?;
    write_practice(&folder, &house, clients.len(), entries).await?;
    let to = folder.end()?;
    let (charts, to) = (clients.len(), to.display().to_string());
    if asked.json {
        say(&json!({ "folder": to, "charts": charts, "entries": entries }).to_string())?;
    } else {
        say(&format!("{charts} charts with {entries} entries were written to {to}."))?;
        say("Nothing in it is sealed. Keep it as you keep paper charts, and remove it when it is no longer needed.")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whoever reads the access log later sees that everything was written out.
async fn note(house: &House) -> Result<()> {
    let access = Access {
        id: house.new_id().0,
        at: house.now(),
        actor: "house".to_owned(),
        action: "export_practice".to_owned(),
        client: None,
        decision: "permit".to_owned(),
        policies: String::new(),
    };
    let noted = house.store().write(move |tx| Box::pin(async move { access_log::insert(tx, &access).await })).await;
    noted.map_err(|fault: StoreFault| open::sentence(fault))
}

async fn chart(house: &House, client: ClientId) -> Result<Chart> {
    let entries = house.store().read(move |tx| Box::pin(async move { ledger::entries(tx, client).await }));
    let entries = entries.await.map_err(|fault: StoreFault| open::sentence(fault))?;
    Ok(Chart::replay(client, entries))
}

fn write_chart(folder: &Folder, chart: &Chart, around: &Around) -> Result<()> {
    let place = format!("clients/{}", chart.client());
    let ctx = around.context();
    let entries: Vec<Value> = chart.entries().iter().map(|it| stated(it)).collect();
    let whole = json!({ "client": chart.client().to_string(), "entries": entries });
    folder.write(&format!("{place}/chart.json"), pretty(&whole)?)?;
    let person = chart.all::<ClientAdmitted>().last().map(|it| &it.is.person);
    folder.write(&format!("{place}/chart.txt"), told(chart, person, &ctx))
}

/// An entry with everything that proves it.
fn stated(entry: &Entry) -> Value {
    let header = &entry.header;
    json!({
        "sequence": header.sequence,
        "id": header.id.to_string(),
        "kind": header.kind,
        "occurred_at": header.occurred_at,
        "recorded_at": header.recorded_at,
        "author": header.author,
        "digest": hex(&header.digest),
        "seal": hex(&header.seal),
        "statement": serde_json::from_slice::<Value>(&entry.statement.encode()).unwrap_or_default(),
    })
}

/// The chart as it is read aloud: when, what, by whom, and every part in words.
fn told(chart: &Chart, person: Option<&Person>, ctx: &decide::Context<'_>) -> String {
    let name = person.map_or("A client without a name", |it| it.name.reveal());
    let mut text = format!("{name}\n{}\n", "=".repeat(name.chars().count()));
    for entry in chart.entries() {
        let header = &entry.header;
        let at = header.occurred_at.to_zoned(ctx.zone.clone()).strftime("%A %F, %H:%M");
        let who = match header.author {
            Author::Staff(id) => ctx.staff.get(&id).map_or("somebody who works here", |it| it.name.as_str()),
            Author::Client => "the client",
            Author::Sitter(_) => "the sitter",
            Author::House => "the house",
        };
        // Writing to a text cannot fail.
        let _ = writeln!(text, "\n{at}. {}, by {who}", wording::kind(&header.kind));
        for part in statement_words(&entry.statement, ctx) {
            let words = part.words.replace('\n', "\n      ");
            let _ = writeln!(text, "    {}: {words}", part.label);
        }
    }
    text
}

async fn write_practice(folder: &Folder, house: &House, charts: usize, entries: usize) -> Result<()> {
    let now = house.now();
    let name = house.practice_name().await.map_err(open::sentence)?;
    let read = house.store().read(move |tx| Box::pin(async move { rows(tx, now).await }));
    let rows = read.await.map_err(|fault: StoreFault| open::sentence(fault))?;
    let name = name.as_ref().map_or("", |it| it.reveal());
    let about = json!({
        "practice": name,
        "written_at": now,
        "alula": env!("CARGO_PKG_VERSION"),
        "charts": charts,
        "entries": entries,
        "heads": alula_store::backup::heads(house.store()).await.map_err(open::sentence)?,
    });
    folder.write("practice.json", pretty(&about)?)?;
    folder.write("people.json", pretty(&rows.people.iter().map(person).collect())?)?;
    folder.write("enquiries.json", pretty(&rows.enquiries.iter().map(enquiry).collect())?)?;
    for it in &rows.protocols {
        folder.write(&format!("protocols/{}-{}.toml", it.id, it.version), &it.text)?;
    }
    let mut accesses = String::from("at,who,what,client,decision\n");
    for it in &rows.accesses {
        let client = it.client.map(|it| it.to_string()).unwrap_or_default();
        let _ = writeln!(accesses, "{},{},{},{client},{}", it.at, it.actor, it.action, it.decision);
    }
    folder.write("accesses.csv", &accesses)?;
    write_sound(folder, house).await?;
    folder.write("READ ME.txt", READ_ME)
}

/// Each piece as its own file, and what is written down of it beside the sets.
async fn write_sound(folder: &Folder, house: &House) -> Result<()> {
    let read = house.store().read(|tx| Box::pin(async move { Ok((sound::pieces(tx).await?, sound::sets(tx).await?)) }));
    let (pieces, sets) = read.await.map_err(|fault: StoreFault| open::sentence(fault))?;
    let file = |it: &sound::Piece| format!("sound/{}.{}", it.id, it.kind.ending());
    for it in &pieces {
        let id = it.id;
        let content = house.store().read(move |tx| Box::pin(async move { sound::content(tx, id).await })).await;
        if let Some((_, content)) = content.map_err(|fault: StoreFault| open::sentence(fault))? {
            folder.write(&file(it), content)?;
        }
    }
    let about = json!({
        "pieces": pieces.iter().map(|it| json!({
            "file": file(it),
            "title": it.words.title.reveal(),
            "licence": it.words.licence.reveal(),
            "source": it.words.source.reveal(),
            "added_at": it.at,
        })).collect::<Vec<_>>(),
        "sets": sets.iter().map(|it| &it.is).collect::<Vec<_>>(),
    });
    folder.write("sound.json", pretty(&about)?)
}

const READ_ME: &str = "\
This is a practice that was kept with Alula, as it stood when practice.json says. Nothing in it is sealed.

clients.csv            one line for each client, with the folder of the chart
clients/ID/chart.txt   the chart to read: every entry, in the order it was filed
clients/ID/chart.json  the same for programs, with the digest and the seal of each entry
people.json            who works here and worked here
enquiries.json         who reached out
protocols/             every version of every protocol, as it was signed
sound.json, sound/     the pieces with the right to play each, and the sets that arrange them
accesses.csv           who asked to see or do what, and whether they might
practice.json          when this was written, and the digest over the heads of all charts

Not in it: what clients keep in their own books, which the practice cannot open; drafts; passwords and keys.
";

struct Rows {
    people: Vec<StaffMember>,
    enquiries: Vec<Enquiry>,
    protocols: Vec<protocols::KeptProtocol>,
    accesses: Vec<Access>,
}

async fn rows(tx: &mut Tx, now: Timestamp) -> Result<Rows, StoreFault> {
    let mut all = Vec::new();
    for state in [EnquiryState::Open, EnquiryState::Admitted, EnquiryState::Closed] {
        all.extend(enquiries::in_state(tx, state).await?);
    }
    Ok(Rows {
        people: staff::all(tx).await?,
        enquiries: all,
        protocols: protocols::all(tx).await?,
        accesses: access_log::between(tx, Timestamp::UNIX_EPOCH, now).await?,
    })
}

fn person(it: &StaffMember) -> Value {
    json!({
        "id": it.id.to_string(),
        "name": it.name.reveal(),
        "role": it.role,
        "supervisor": it.supervisor.map(|it| it.to_string()),
        "agreement_until": it.agreement_until,
        "licence": it.licence.reveal(),
        "active": it.active,
    })
}

fn enquiry(it: &Enquiry) -> Value {
    json!({
        "id": it.id.to_string(),
        "received_at": it.received_at,
        "client": it.client.map(|it| it.to_string()),
        "name": it.name.reveal(),
        "email": it.email.reveal(),
        "phone": it.phone.reveal(),
        "words": it.words.reveal(),
        "more": serde_json::from_str::<Value>(it.more.reveal()).unwrap_or_default(),
    })
}

fn pretty(value: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// A cell of a table for spreadsheets; one that begins like a formula must not become one.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The folder that is being filled, for its owner alone; gone again unless it is ended.
struct Folder {
    to: PathBuf,
    part: PathBuf,
}

impl Folder {
    fn begin(to: &Path) -> Result<Self> {
        let to = std::path::absolute(to)?;
        if to.exists() {
            bail!("There is already something at {}. Name a folder that is not there yet with --to DIR.", to.display());
        }
        let mut part = to.components().collect::<PathBuf>().into_os_string();
        part.push(".part");
        let folder = Self { to, part: part.into() };
        drop(std::fs::remove_dir_all(&folder.part));
        private_folder(&folder.part)?;
        Ok(folder)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<()> {
        let path = self.part.join(name);
        if let Some(parent) = path.parent() {
            private_folder(parent)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&path).and_then(|mut file| file.write_all(text.as_ref()));
        written.with_context(|| unwritable(&self.to))
    }

    fn end(self) -> Result<PathBuf> {
        std::fs::rename(&self.part, &self.to).with_context(|| unwritable(&self.to))?;
        Ok(self.to.clone())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.part));
    }
}

fn private_folder(path: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).with_context(|| unwritable(path))
}

fn unwritable(path: &Path) -> String {
    format!(
        "{} cannot be written. Choose a folder with room that this user may write to, with --to DIR.",
        path.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("Ana \"Nan\" Ruiz, RN"), "\"Ana \"\"Nan\"\" Ruiz, RN\"");
        assert_eq!(cell("=1+2"), "\"'=1+2\"");
    }
}
