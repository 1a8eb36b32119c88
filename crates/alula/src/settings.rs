//! The settings file and the environment: what stands there is what the options are when they are not given.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Where the file is looked for when nobody names one.
const USUAL: &str = "/etc/alula/alula.toml";
/// A word this near to a known one was meant to be it.
const NEAR: usize = 3;

/// A setting: its key in the file, and the option of the same meaning.
struct Known {
    key: &'static str,
    option: Option<&'static str>,
    is: Is,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Text,
    /// Relative to the folder of the file.
    Path,
    /// May stand in a file of its own, named by the key with `_file`.
    Secret,
}

const KNOWN: &[Known] = &[
    Known { key: "data", option: Some("data"), is: Is::Path },
    Known { key: "keys", option: Some("keys"), is: Is::Path },
    Known { key: "database_url", option: Some("database_url"), is: Is::Secret },
    Known { key: "zone", option: Some("zone"), is: Is::Text },
    Known { key: "listen", option: Some("listen"), is: Is::Text },
    Known { key: "address", option: Some("address"), is: Is::Text },
    Known { key: "practice", option: Some("practice"), is: Is::Text },
    Known { key: "backups", option: Some("to"), is: Is::Path },
    Known { key: "metrics_token", option: None, is: Is::Secret },
    Known { key: "smtp_url", option: None, is: Is::Text },
    Known { key: "smtp_from", option: None, is: Is::Text },
    Known { key: "smtp_user", option: None, is: Is::Text },
    Known { key: "smtp_password", option: None, is: Is::Secret },
    Known { key: "sms_url", option: None, is: Is::Text },
    Known { key: "sms_body", option: None, is: Is::Text },
    Known { key: "sms_content_type", option: None, is: Is::Text },
    Known { key: "sms_header", option: None, is: Is::Text },
    Known { key: "sms_secret", option: None, is: Is::Secret },
    Known { key: "notices_sink", option: None, is: Is::Path },
    Known { key: "video_link", option: None, is: Is::Text },
    Known { key: "stun_url", option: None, is: Is::Text },
    Known { key: "turn_url", option: None, is: Is::Text },
    Known { key: "turn_user", option: None, is: Is::Text },
    Known { key: "turn_password", option: None, is: Is::Secret },
    Known { key: "log", option: None, is: Is::Text },
    Known { key: "log_format", option: None, is: Is::Text },
];

/// Settings that cannot be used; the command ends with 2.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    /// The file is not there or may not be read.
    #[error("The settings file {0} cannot be read. Check its name and that this user may read it.")]
    Unreadable(PathBuf),
    /// It is not TOML.
    #[error(
        "The settings file {path} is not TOML at line {line}: {what}. Write lines such as listen = \"127.0.0.1:8080\"."
    )]
    NotToml {
        /// Which.
        path: PathBuf,
        /// Where.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// Something is written that nothing reads.
    #[error("{place} is not a setting{}. The settings are listed in docs/operate/settings.md.", meant(.near.as_deref()))]
    Unknown {
        /// Where and what.
        place: String,
        /// What was probably meant.
        near: Option<String>,
    },
    /// It is no text.
    #[error("The setting {key} in {path} has to be text. Put it in quotation marks.")]
    NotText {
        /// Which.
        key: String,
        /// Where.
        path: PathBuf,
    },
    /// Two places for one secret.
    #[error("Both {0} and {0}_file are set. Keep one of them.")]
    Twice(String),
    /// The file of a secret.
    #[error(
        "The file {path} that {key} names cannot be read or is empty. Check its name and that this user may read it."
    )]
    Secret {
        /// The key that names it.
        key: String,
        /// Where.
        path: PathBuf,
    },
    /// Neither text nor json.
    #[error("The setting log_format is {0:?}. Write \"text\" or \"json\".")]
    LogFormat(String),
    /// No tool for pictures.
    #[error("The setting video_link is no https address. Write one such as https://video.example.org/our-practice.")]
    VideoLink,
    /// No server for calls.
    #[error("The setting stun_url names no STUN server. Write one such as stun:stun.example.org:3478.")]
    StunUrl,
    /// No relay for calls.
    #[error("The setting turn_url names no TURN server. Write one such as turn:turn.example.org:3478.")]
    TurnUrl,
    /// Browsers take no relay without both.
    #[error("The settings turn_url, turn_user and turn_password belong together. Write all three, or none.")]
    TurnUser,
    /// Nobody could be told anything with them.
    #[error(transparent)]
    Notices(#[from] alula_notices::BadConfig),
}

fn meant(near: Option<&str>) -> String {
    near.map(|it| format!("; did you mean {it}?")).unwrap_or_default()
}

/// What was set, by key.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    set: BTreeMap<&'static str, String>,
}

impl Settings {
    /// Reads the file that the arguments, the environment or custom name, then the environment over it.
    ///
    /// # Errors
    /// When anything there cannot be used.
    pub fn read(arguments: &[OsString], environment: &[(OsString, OsString)]) -> Result<Self, BadSettings> {
        let variables: BTreeMap<String, &OsStr> = environment
            .iter()
            .filter_map(|(name, value)| {
                Some((name.to_str()?.strip_prefix("ALULA_")?.to_lowercase(), value.as_os_str()))
            })
            .collect();
        let mut settings = Self::default();
        let of_the_practice = arguments.iter().skip(1).find(|it| !it.as_encoded_bytes().starts_with(b"-"));
        let named = named_in(arguments).or_else(|| variables.get("settings").map(PathBuf::from));
        let usual = || Some(PathBuf::from(USUAL)).filter(|it| it.is_file());
        // The practice of a demo or a drill is nobody's, and never stands where the settings say that the practice is.
        if of_the_practice.is_none_or(|it| it != "demo" && it != "drill")
            && let Some(path) = named.or_else(usual)
        {
            settings.take_file(&std::path::absolute(&path).unwrap_or(path))?;
        }
        settings.take_environment(&variables)?;
        crate::notices::config(&settings)?;
        crate::video::of_settings(&settings)?;
        match settings.get("log_format") {
            None | Some("text" | "json") => Ok(settings),
            Some(other) => Err(BadSettings::LogFormat(other.to_owned())),
        }
    }

    /// The value of a setting.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.set.get(key).map(String::as_str)
    }

    /// The command line, with what is set here in place of what options are when they are not given.
    pub fn under(&self, command: clap::Command) -> clap::Command {
        let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
        let command = names
            .into_iter()
            .filter(|it| it != "demo" && it != "drill")
            .fold(command, |command, name| command.mut_subcommand(name, |it| self.under(it)));
        KNOWN.iter().fold(command, |command, known| match (known.option, self.get(known.key)) {
            (Some(option), Some(value)) if command.get_arguments().any(|it| it.get_id() == option) => {
                let value = value.to_owned();
                // Never shown in a help text: it may be a secret.
                command.mut_arg(option, |it| it.required(false).default_value(value).hide_default_value(true))
            }
            _ => command,
        })
    }

    fn take_file(&mut self, path: &Path) -> Result<(), BadSettings> {
        let text = std::fs::read_to_string(path).map_err(|_| BadSettings::Unreadable(path.to_owned()))?;
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| BadSettings::NotToml {
            path: path.to_owned(),
            line: text[..error.span().map_or(0, |it| it.start)].lines().count().max(1),
            what: error.message().to_owned(),
        })?;
        let mut written = BTreeMap::new();
        for (key, value) in &table {
            if !is_known(key) {
                let place = format!("{key} in {}", path.display());
                return Err(BadSettings::Unknown { place, near: nearest(key) });
            }
            let value =
                value.as_str().ok_or_else(|| BadSettings::NotText { key: key.clone(), path: path.to_owned() })?;
            written.insert(key.as_str(), value.to_owned());
        }
        let folder = path.parent().unwrap_or(Path::new("/"));
        self.take(&written, folder, |key| key.to_owned())
    }

    fn take_environment(&mut self, variables: &BTreeMap<String, &OsStr>) -> Result<(), BadSettings> {
        for name in variables.keys().filter(|it| !is_known(it) && *it != "settings") {
            // Other programs have variables of this name too; only one that was mistyped is refused.
            if let Some(near) = nearest(name).filter(|it| strsim::damerau_levenshtein(it, name) < NEAR) {
                let (place, near) = (variable(name), Some(variable(&near)));
                return Err(BadSettings::Unknown { place, near });
            }
        }
        let known = variables.iter().filter(|(name, value)| is_known(name) && !value.is_empty());
        let given = known.filter_map(|(name, value)| Some((name.as_str(), value.to_str()?.to_owned()))).collect();
        self.take(&given, Path::new(""), variable)
    }

    fn take(
        &mut self,
        written: &BTreeMap<&str, String>,
        folder: &Path,
        shown: impl Fn(&str) -> String,
    ) -> Result<(), BadSettings> {
        for known in KNOWN {
            let file = format!("{}_file", known.key);
            let value = match (written.get(known.key), written.get(file.as_str())) {
                (Some(_), Some(_)) => return Err(BadSettings::Twice(shown(known.key))),
                (Some(value), None) if known.is == Is::Path => folder.join(value).display().to_string(),
                (Some(value), None) => value.clone(),
                (None, Some(path)) => secret_in(&shown(&file), &folder.join(path))?,
                (None, None) => continue,
            };
            self.set.insert(known.key, value);
        }
        Ok(())
    }
}

fn secret_in(key: &str, path: &Path) -> Result<String, BadSettings> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    match text.trim() {
        "" => Err(BadSettings::Secret { key: key.to_owned(), path: path.to_owned() }),
        secret => Ok(secret.to_owned()),
    }
}

/// `--settings FILE` or `--settings=FILE`, before the command line can be read.
fn named_in(arguments: &[OsString]) -> Option<PathBuf> {
    let mut left = arguments.iter();
    while let Some(it) = left.next() {
        match it.to_str() {
            Some("--settings") => return left.next().map(PathBuf::from),
            Some("--") => return None,
            Some(text) if text.starts_with("--settings=") => return Some(text["--settings=".len()..].into()),
            _ => {}
        }
    }
    None
}

fn every_key() -> impl Iterator<Item = String> {
    KNOWN.iter().flat_map(|it| {
        let file = (it.is == Is::Secret).then(|| format!("{}_file", it.key));
        std::iter::once(it.key.to_owned()).chain(file)
    })
}

fn is_known(key: &str) -> bool {
    every_key().any(|it| it == key)
}

fn nearest(key: &str) -> Option<String> {
    let distance = |it: &String| strsim::damerau_levenshtein(it, key);
    every_key().min_by_key(distance).filter(|it| distance(it) <= NEAR.max(key.len() / 2))
}

fn variable(key: &str) -> String {
    format!("ALULA_{}", key.to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Settings, BadSettings> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("alula.toml");
        std::fs::write(&file, text).unwrap();
        std::fs::write(folder.path().join("url"), "postgres://alula:secret@localhost/alula\n").unwrap();
        let arguments = ["alula", "serve", "--settings"].map(OsString::from);
        let arguments = [arguments.as_slice(), &[file.into_os_string()]].concat();
        let environment: Vec<_> = environment.iter().map(|(name, value)| (name.into(), value.into())).collect();
        Settings::read(&arguments, &environment)
    }

    #[test]
    fn the_environment_goes_over_the_file_and_paths_are_beside_the_file() {
        let file = "data = \"practice\"\nkeys = \"/k\"\nlisten = \"127.0.0.1:1\"\ndatabase_url_file = \"url\"\n";
        let settings = read(file, &[("ALULA_LISTEN", "127.0.0.1:2"), ("ALULA_BIN", "x"), ("HOME", "/")]).unwrap();
        assert_eq!(settings.get("listen"), Some("127.0.0.1:2"));
        assert_eq!(settings.get("keys"), Some("/k"));
        assert_eq!(settings.get("database_url"), Some("postgres://alula:secret@localhost/alula"));
        let data = settings.get("data").unwrap();
        assert!(data.starts_with('/') && data.ends_with("/practice"), "{data}");
    }

    #[track_caller]
    fn refused(file: &str, environment: &[(&str, &str)], words: &str) {
        let said = read(file, environment).unwrap_err().to_string();
        assert!(said.contains(words) && said.ends_with('.'), "{said} without {words}");
    }

    #[test]
    fn what_nothing_reads_is_refused_with_the_nearest_that_is() {
        refused("lisen = \"127.0.0.1:1\"", &[], "did you mean listen?");
        refused("database-url = \"x\"", &[], "did you mean database_url?");
        refused("databse_url_file = \"x\"", &[], "did you mean database_url_file?");
        refused("colour = \"red\"", &[], "colour in ");
        refused("", &[("ALULA_DATABSE_URL", "x")], "did you mean ALULA_DATABASE_URL?");
    }

    #[test]
    fn what_cannot_be_used_is_refused_and_said_where() {
        refused("listen = 8080", &[], "has to be text");
        refused("data = \"x\"\nlisten 8080", &[], "at line 2");
        refused("database_url = \"x\"\ndatabase_url_file = \"url\"", &[], "Both database_url and");
        refused("database_url_file = \"nowhere\"", &[], "that database_url_file names");
        refused("", &[("ALULA_METRICS_TOKEN_FILE", "/nowhere")], "that ALULA_METRICS_TOKEN_FILE names");
        refused("log_format = \"xml\"", &[], "\"json\"");
        refused("smtp_url = \"mail.example.org\"\nsmtp_from = \"a@example.org\"", &[], "smtp_url names no mail server");
        refused("smtp_url = \"smtps://mail.example.org\"", &[], "smtp_from is no e-mail address");
        refused("smtp_from = \"a@example.org\"", &[], "smtp_url names no mail server");
        refused("sms_url = \"https://example.org\"\nsms_body = \"{to}\"", &[], "lacks {to} or {text}");
        refused("sms_url = \"https://example.org\"\nsms_secret_file = \"url\"", &[], "sms_header and sms_secret");
        refused("", &[("ALULA_SMS_BODY", "{to} {text}")], "sms_url is no https address");
        let missing = ["alula", "verify", "--settings=/nowhere/alula.toml"].map(OsString::from);
        assert!(Settings::read(&missing, &[]).unwrap_err().to_string().contains("/nowhere/alula.toml cannot be read"));
    }

    #[test]
    fn the_demo_practice_takes_nothing_from_the_file() {
        let arguments = ["alula", "demo", "--settings=/nowhere/alula.toml"].map(OsString::from);
        assert!(Settings::read(&arguments, &[]).unwrap().set.is_empty());
    }
}
