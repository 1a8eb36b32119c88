//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Alula, the care platform for ketamine-assisted psychotherapy.
#[derive(Debug, Parser)]
#[command(name = "alula", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Example:\n  alula serve --data /srv/alula --listen 127.0.0.1:8080")]
pub struct Alula {
    /// The settings file. Without it: `/etc/alula/alula.toml`, when that is there.
    #[arg(long, value_name = "FILE", env = "ALULA_SETTINGS", global = true)]
    pub settings: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub task: Task,
}

/// What the binary can do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Run a practice in the browser. An empty folder becomes a practice that waits for its first manager.
    #[command(
        after_help = "Example:\n  alula serve --data /srv/alula --keys /etc/alula/practice.key --listen 127.0.0.1:8080 --address https://care.example.org"
    )]
    Serve(Serve),
    /// Run the demo practice with invented people, and print how to sign in as each of them.
    #[command(
        after_help = "Example:\n  alula demo\n  alula demo --data ./my-demo --listen 127.0.0.1:0 --json\n  alula demo --data ./many --clients 10000"
    )]
    Demo(Demo),
    /// Practise an emergency on the real screens, in a practice that is made for it and thrown away.
    #[command(
        after_help = "Example:\n  alula drill\n  alula drill pressure\n  alula drill fall --listen 127.0.0.1:0 --json"
    )]
    Drill(Drill),
    /// Bring something from elsewhere into the house.
    #[command(
        subcommand,
        arg_required_else_help = true,
        after_help = "Example:\n  alula import fhir referral.json --data /srv/alula"
    )]
    Import(Import),
    /// Check every chart: that no entry was changed, removed, swapped or re-ordered. Exit code 1 when there is a fault.
    #[command(after_help = "Example:\n  alula verify --data /srv/alula --json")]
    Verify(Verify),
    /// Build the read tables anew from the charts.
    #[command(after_help = "Example:\n  alula reindex --data /srv/alula --check")]
    Reindex(Reindex),
    /// Bring the database to the form that this version needs. On the embedded database `serve` does it by itself.
    #[command(
        after_help = "Example:\n  alula migrate --database-url postgres://alula@localhost/alula --keys /etc/alula/practice.key"
    )]
    Migrate(Migrate),
    /// Write everything the practice holds into one sealed file, while people work. The key file is not in it.
    #[command(
        after_help = "Example:\n  alula backup --to /backup/alula --data /srv/alula\n  alula backup --to /backup/before-the-move.backup --json"
    )]
    Backup(Backup),
    /// Bring a backup back into an empty place, or prove with --check that it could be.
    #[command(
        after_help = "Example:\n  alula restore --check /backup/alula/alula-20260504T020000Z.backup --data /srv/alula\n  alula restore alula-20260504T020000Z.backup --data /srv/alula-new --keys /etc/alula/practice.key"
    )]
    Restore(Restore),
    /// Look after the house: keys, clock, disk, database, backups, jobs; each with what to do. Exit code 1 when something fails.
    #[command(after_help = "Example:\n  alula doctor --data /srv/alula\n  alula doctor --json")]
    Doctor(Doctor),
    /// Write the whole practice as files that anybody can read: every chart as text and as JSON, people, enquiries, protocols.
    #[command(after_help = "Example:\n  alula export --to /srv/alula-export --data /srv/alula")]
    Export(Export),
    /// Draw the band of concentrations that a population model expects. For education only: it advises, checks and changes no
    /// dose, and says its limits with every answer. Outside the model's range it says why, and draws nothing.
    #[command(
        after_help = "Example:\n  alula kinetics --route lozenge --dose-mg 100 --weight-kg 70 --hold-min 10 --dissolve-min 5 --format svg > band.svg\n  alula kinetics --route iv --minutes 40 --dose-mg 35 --weight-kg 70 --age 40 --people 1000 --seed 1 --format json"
    )]
    Kinetics(Kinetics),
    /// Change the key file.
    #[command(
        subcommand,
        arg_required_else_help = true,
        after_help = "Example:\n  alula keys rotate --data /srv/alula --keys /etc/alula/practice.key"
    )]
    Keys(KeysTask),
}

/// Where the practice lives.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The folder of the practice; made when it is missing. Without it: the folder `alula` under your data home.
    #[arg(long, value_name = "DIR", env = "ALULA_DATA")]
    pub data: Option<PathBuf>,
    /// The key file, which must lie outside the data folder. Without it: `DIR.key`, beside the folder.
    #[arg(long, value_name = "FILE", env = "ALULA_KEYS")]
    pub keys: Option<PathBuf>,
    /// A PostgreSQL database to use instead of the embedded one, such as postgres://alula@localhost/alula.
    #[arg(long, value_name = "URL", env = "ALULA_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// The practice's time zone, by its name; days and mornings follow it.
    #[arg(long, value_name = "ZONE", env = "ALULA_ZONE", default_value = "America/Los_Angeles", value_parser = zone)]
    pub zone: jiff::tz::TimeZone,
    /// Moves the clock by the number of seconds in this file; for trying things out.
    #[cfg(feature = "dev")]
    #[arg(long, value_name = "FILE")]
    pub clock_file: Option<PathBuf>,
}

/// Where it is reached.
#[derive(Clone, Debug, Args)]
pub struct Door {
    /// Where to listen; port 0 picks a free one.
    #[arg(long, value_name = "ADDR", env = "ALULA_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address that people type, when a server in front brings https: `https://care.example.org`.
    #[arg(long, value_name = "URL", env = "ALULA_ADDRESS", value_parser = https_origin)]
    pub address: Option<String>,
}

fn https_origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").map(|host| host.trim_end_matches('/')).unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        return Err("write it as https:// and the host name alone, such as https://care.example.org".into());
    }
    Ok(format!("https://{}", host.to_ascii_lowercase()))
}

/// `alula serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub door: Door,
    /// A name for the practice, in place of the one it was given when it was set up.
    #[arg(long, value_name = "NAME", env = "ALULA_PRACTICE")]
    pub practice: Option<String>,
}

fn zone(text: &str) -> Result<jiff::tz::TimeZone, String> {
    jiff::tz::TimeZone::get(text).map_err(|_| "write the name of a time zone, such as America/Los_Angeles".into())
}

/// `alula demo`.
#[derive(Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub door: Door,
    /// How many clients a new demo practice has, for trying out how it works with many. Those who are written down are
    /// always there; the others are made up from them, the same ones every time.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub clients: usize,
    /// How many of those who are made up are in a medicine session when the practice is made, for trying out the room.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub in_session: usize,
    /// Print one JSON object with the address and the people when ready.
    #[arg(long)]
    pub json: bool,
}

/// `alula drill`. It takes no folder, key file or database: it makes its own, and removes them when it ends.
#[derive(Debug, Args)]
pub struct Drill {
    /// Which drill; without it, they are listed.
    #[arg(value_name = "DRILL")]
    pub name: Option<String>,
    #[command(flatten)]
    pub door: Door,
    /// The time zone of the drill, by its name.
    #[arg(id = "drill_zone", long = "zone", value_name = "ZONE", default_value = "America/Los_Angeles", value_parser = zone)]
    pub zone: jiff::tz::TimeZone,
    /// How many seconds after the session was opened the emergency begins.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub after: u64,
    /// Print one JSON object when ready, and the report as one.
    #[arg(long)]
    pub json: bool,
}

/// `alula import`.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Referrals as FHIR R4 bundles. Importing the same bundle twice changes nothing.
    #[command(after_help = "Example:\n  alula import fhir referral.json second.json --data /srv/alula --json")]
    Fhir(ImportFhir),
}

/// `alula import fhir`.
#[derive(Debug, Args)]
pub struct ImportFhir {
    /// The bundles.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object with the counts.
    #[arg(long)]
    pub json: bool,
}

/// `alula verify`.
#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

/// `alula reindex`.
#[derive(Debug, Args)]
pub struct Reindex {
    #[command(flatten)]
    pub place: Place,
    /// Change nothing; say whether what is kept equals what would be built. Exit code 1 when it differs.
    #[arg(long)]
    pub check: bool,
}

/// `alula migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    pub place: Place,
}

/// `alula backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// A folder, in which the file is named after the time; or the name of the file. Nothing is ever written over.
    #[arg(long, value_name = "DIR|FILE", env = "ALULA_BACKUPS")]
    pub to: PathBuf,
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object with the file and what is in it.
    #[arg(long)]
    pub json: bool,
}

/// `alula restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub place: Place,
    /// Bring it back for trial only: into a folder that is removed again, with every chart verified.
    #[arg(long)]
    pub check: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

/// `alula doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

/// `alula export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The folder to make; it must not be there yet.
    #[arg(id = "export_to", long = "to", value_name = "DIR")]
    pub to: PathBuf,
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

/// `alula kinetics`.
#[derive(Debug, Args)]
pub struct Kinetics {
    /// How the dose comes into the body.
    #[arg(long, value_enum)]
    pub route: KineticsRoute,
    /// Milligrams of ketamine base that were or will be given; the order says how many, never this command.
    #[arg(long, value_name = "MG", allow_negative_numbers = true)]
    pub dose_mg: f64,
    /// The milligrams are of ketamine hydrochloride, as on many labels (1 mg of it is 0.867 mg of base).
    #[arg(long)]
    pub hydrochloride: bool,
    /// Esketamine in place of racemic ketamine.
    #[arg(long)]
    pub esketamine: bool,
    /// Weight of the people drawn, 40 to 150 kg.
    #[arg(long, value_name = "KG", allow_negative_numbers = true)]
    pub weight_kg: f64,
    /// Age of the people drawn, in years; adults.
    #[arg(long, value_name = "YEARS", default_value_t = 40.0, allow_negative_numbers = true)]
    pub age: f64,
    /// Lozenge: minutes in the mouth. Without it: 10.
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
    pub hold_min: Option<f64>,
    /// Lozenge: minutes until it is dissolved. Without it: 5.
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true)]
    pub dissolve_min: Option<f64>,
    /// Lozenge: what is in the mouth at the end is spat out, not swallowed.
    #[arg(long)]
    pub spit: bool,
    /// Vein: minutes of the infusion; 0 is a bolus.
    #[arg(long, value_name = "MINUTES", required_if_eq("route", "iv"), allow_negative_numbers = true)]
    pub minutes: Option<f64>,
    /// How many people are drawn.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub people: usize,
    /// Chance begins here: the same seed draws the same people.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// What is written to standard output.
    #[arg(long, value_enum, default_value = "json")]
    pub format: KineticsFormat,
    /// The picture's colours.
    #[arg(long, value_enum, default_value = "day")]
    pub light: KineticsLight,
}

/// A route of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum KineticsRoute {
    /// A lozenge, troche or film in the mouth.
    Lozenge,
    /// Into the muscle.
    Im,
    /// Into the vein.
    Iv,
    /// Swallowed.
    Oral,
    /// Sprayed into the nose.
    Nasal,
}

/// How the answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum KineticsFormat {
    /// One object.
    Json,
    /// A table with a row for each minute; the limits stand in its last column.
    Csv,
    /// A picture.
    Svg,
}

/// In which light the picture is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum KineticsLight {
    /// Ink on paper.
    Day,
    /// Amber on near black.
    Dusk,
}

/// `alula keys`.
#[derive(Debug, Subcommand)]
pub enum KeysTask {
    /// Make a new practice key and wrap every chart's key with it. Stop the house first. Broken off, it goes on when run again.
    #[command(after_help = "Example:\n  alula keys rotate --data /srv/alula --keys /etc/alula/practice.key")]
    Rotate(KeysRotate),
}

/// `alula keys rotate`.
#[derive(Debug, Args)]
pub struct KeysRotate {
    #[command(flatten)]
    pub place: Place,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound_and_each_help_has_an_example() {
        fn walk(command: &clap::Command) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.starts_with("Example:\n  alula "), "{} has no example", command.get_name());
            command.get_subcommands().for_each(walk);
        }
        let command = Alula::command();
        command.clone().debug_assert();
        walk(&command);
    }

    #[test]
    fn only_an_https_origin_is_an_address() {
        assert_eq!(https_origin("https://Care.example.org/").unwrap(), "https://care.example.org");
        for text in ["http://care.example.org", "https://", "care.example.org", "https://care.example.org/alula"] {
            https_origin(text).unwrap_err();
        }
    }
}
