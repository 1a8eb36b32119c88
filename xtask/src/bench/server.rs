//! A server that is measured, and the people who sign in to it.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::wire::Wire;

/// People of a role who read in turn.
const READERS: usize = 10;

/// A server, ended when it is dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub host: String,
    /// Role, address and password of each.
    pub people: Vec<(String, String, String)>,
}

impl Server {
    /// With a practice of so many clients, which is made in an empty folder.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start(binary: &Path, folder: &Path, clients: usize) -> Result<Self> {
        Self::with(binary, folder, &["--clients", &clients.to_string()])
    }

    /// With a practice that is told by these arguments.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn with(binary: &Path, folder: &Path, practice: &[&str]) -> Result<Self> {
        let child = Command::new(binary)
            .args(["demo", "--json", "--listen", "127.0.0.1:0"])
            .args(practice)
            .args(place(folder))
            .stdout(Stdio::piped())
            .spawn()
            .context("the server does not start")?;
        let mut server = Self { child, host: String::new(), people: Vec::new() };
        let mut line = String::new();
        let said = server.child.stdout.take().context("the server says nothing")?;
        BufReader::new(said).read_line(&mut line)?;
        let ready: Value = serde_json::from_str(&line).context("the server did not come up")?;
        let address = ready["address"].as_str().context("the server names no address")?;
        server.host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        for it in ready["people"].as_array().context("the server names nobody")? {
            let field = |name: &str| it[name].as_str().unwrap_or_default().to_owned();
            server.people.push((field("role"), field("email"), field("password")));
        }
        Ok(server)
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The cookie of the first person in this role.
    ///
    /// # Errors
    /// When nobody has it, or signing in fails.
    pub fn sign_in(&self, role: &str) -> Result<String> {
        self.sign_in_as(self.people.iter().find(|it| it.0 == role).context("nobody has this role")?)
    }

    /// The cookies of everybody in these roles; one has a full day where another has an empty one.
    ///
    /// # Errors
    /// When signing in fails.
    pub fn sign_in_all(&self, roles: &[&str]) -> Result<Vec<String>> {
        let all = self.people.iter().filter(|it| roles.contains(&it.0.as_str())).take(READERS);
        all.map(|it| self.sign_in_as(it)).collect()
    }

    /// The cookie of this person.
    ///
    /// # Errors
    /// When signing in fails.
    pub fn sign_in_as(&self, (role, email, password): &(String, String, String)) -> Result<String> {
        let fields = [("email", email.as_str()), ("password", password.as_str())];
        let answer = Wire::to(&self.host, "")?.post("/sign-in", &fields)?;
        if answer.cookie.is_empty() {
            bail!("signing in as {role} is answered with {}", answer.status);
        }
        Ok(answer.cookie)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the practice of a folder is.
pub fn place(folder: &Path) -> [OsString; 4] {
    ["--data".into(), folder.join("data").into(), "--keys".into(), folder.join("demo.key").into()]
}
