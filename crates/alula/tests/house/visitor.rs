//! A browser without script, as small as it can be: one request at a time, cookies, forms.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::practice::Person;

/// Somebody at a browser.
#[derive(Clone, Debug)]
pub struct Visitor {
    port: u16,
    cookies: BTreeMap<String, String>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where it sends the reader on to, if it does.
    pub location: Option<String>,
    /// The page.
    pub body: String,
}

impl Visitor {
    /// Somebody who has not signed in.
    pub fn new(port: u16) -> Self {
        Self { port, cookies: BTreeMap::new() }
    }

    /// Somebody who has.
    pub fn signed_in(port: u16, person: &Person) -> Result<Self> {
        let mut visitor = Self::new(port);
        let form = [("email", person.email.as_str()), ("password", person.password.as_str())];
        let answer = visitor.post("/sign-in", &form)?;
        if answer.status != 303 {
            bail!("{} could not sign in: {}", person.role, answer.status);
        }
        Ok(visitor)
    }

    /// Opens a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask("GET", path, "")
    }

    /// Posts a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        self.ask("POST", path, &pairs.join("&"))
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let here = format!("127.0.0.1:{}", self.port);
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {here}\r\nOrigin: http://{here}\r\nSec-Fetch-Site: same-origin\r\n\
             Connection: close\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            cookies.join("; "),
            body.len(),
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        self.read(&answer)
    }

    fn read(&mut self, bytes: &[u8]) -> Result<Answer> {
        let at = bytes.windows(4).position(|it| it == b"\r\n\r\n").context("the answer ends before its headers do")?;
        let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|it| it.split(' ').nth(1)).context("no status")?.parse()?;
        let mut location = None;
        let mut chunked = false;
        let mut length = None;
        for (name, value) in lines.filter_map(|it| it.split_once(": ")) {
            match name.to_ascii_lowercase().as_str() {
                "location" => location = Some(value.to_owned()),
                "transfer-encoding" => chunked = value.contains("chunked"),
                "content-length" => length = value.parse().ok(),
                "set-cookie" => {
                    let pair = value.split(';').next().unwrap_or_default();
                    if let Some((name, value)) = pair.split_once('=') {
                        self.cookies.insert(name.to_owned(), value.to_owned());
                    }
                }
                _ => {}
            }
        }
        let body = &bytes[at + 4..];
        if length.is_some_and(|it: usize| it != body.len()) {
            bail!("the answer was cut off");
        }
        let body = if chunked { unchunked(body)? } else { body.to_vec() };
        Ok(Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() })
    }
}

impl Answer {
    /// The addresses of its links.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.body.split("href=\"").skip(1).filter_map(|it| it.split('"').next())
    }
}

fn unchunked(mut body: &[u8]) -> Result<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let at = body.windows(2).position(|it| it == b"\r\n").context("the answer was cut off")?;
        let length = usize::from_str_radix(std::str::from_utf8(&body[..at])?.trim(), 16)?;
        body = &body[at + 2..];
        if length == 0 {
            return Ok(whole);
        }
        whole.extend_from_slice(body.get(..length).context("the answer was cut off")?);
        body = body.get(length + 2..).context("the answer was cut off")?;
    }
}

fn encoded(text: &str) -> String {
    let keep = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'_');
    text.bytes().map(|it| if keep(it) { char::from(it).to_string() } else { format!("%{it:02X}") }).collect()
}
