//! One connection to the server, as a browser keeps it open; enough of HTTP/1.1 for measuring.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context as _, Result, bail};

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The milliseconds that the server took, by its own `Server-Timing`.
    pub took: f64,
    /// Where it leads on to.
    pub location: String,
    /// The cookie that it gives.
    pub cookie: String,
    /// The page.
    pub body: String,
}

/// A connection, with the cookie of whoever signed in.
pub struct Wire {
    host: String,
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Wire {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn to(host: &str, cookie: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).with_context(|| format!("nobody listens at {host}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { host: host.to_owned(), stream: BufReader::new(stream), cookie: cookie.to_owned() })
    }

    /// Asks for a page.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let head = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers());
        self.ask(&head)
    }

    /// Opens a line that stays open, and answers each event's data as it comes to `heard`, until that answers false.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not a stream of events.
    pub fn follow(&mut self, path: &str, mut heard: impl FnMut(&str) -> Result<bool>) -> Result<()> {
        let head = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers());
        self.stream.get_mut().write_all(head.as_bytes())?;
        let first = self.line()?;
        if !first.contains(" 200 ") {
            bail!("{path} is answered with {first}");
        }
        loop {
            let line = self.line()?;
            if let Some(data) = line.strip_prefix("data:")
                && !heard(data.trim())?
            {
                return Ok(());
            }
        }
    }

    /// Sends a form.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let body = body.join("&");
        let kind = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len());
        let head =
            format!("POST {path} HTTP/1.1\r\n{}Origin: http://{}\r\n{kind}\r\n{body}", self.headers(), self.host);
        self.ask(&head)
    }

    fn headers(&self) -> String {
        let cookie = if self.cookie.is_empty() { String::new() } else { format!("Cookie: {}\r\n", self.cookie) };
        format!("Host: {}\r\nSec-Fetch-Site: same-origin\r\nAccept: text/html\r\n{cookie}", self.host)
    }

    fn ask(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes())?;
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|it| it.parse().ok());
        let status = status.with_context(|| format!("this is not HTTP: {first}"))?;
        let (mut length, mut chunked) = (0, false);
        let mut answer =
            Answer { status, took: f64::NAN, location: String::new(), cookie: String::new(), body: String::new() };
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "location" => value.clone_into(&mut answer.location),
                "set-cookie" => value.split(';').next().unwrap_or_default().clone_into(&mut answer.cookie),
                "server-timing" => {
                    let took = value.split_once("dur=").and_then(|(_, it)| it.split([',', ';']).next()?.parse().ok());
                    answer.took = took.unwrap_or(f64::NAN);
                }
                _ => {}
            }
        }
        let mut body = Vec::new();
        while chunked {
            let line = self.line()?;
            let size = usize::from_str_radix(line.trim(), 16).with_context(|| format!("this is no chunk: {line}"))?;
            self.take(size, &mut body)?;
            self.line()?;
            chunked = size > 0;
        }
        self.take(length, &mut body)?;
        answer.body = String::from_utf8_lossy(&body).into_owned();
        Ok(answer)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }

    fn take(&mut self, size: usize, into: &mut Vec<u8>) -> Result<()> {
        let begin = into.len();
        into.resize(begin + size, 0);
        self.stream.read_exact(&mut into[begin..])?;
        Ok(())
    }
}

/// As forms write it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn an_answer_in_chunks_is_read_whole_with_its_time() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = [0; 4096];
            let size = stream.read(&mut asked).unwrap();
            let answer = "HTTP/1.1 200 OK\r\nServer-Timing: house;dur=1.250\r\nSet-Cookie: alula=x; Path=/\r\n\
                          Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8_lossy(&asked[..size]).into_owned()
        });
        let answer = Wire::to(&host, "").unwrap().post("/sign-in", &[("email", "a@b"), ("words", "é ")]).unwrap();
        assert_eq!(
            (answer.status, answer.took, answer.body.as_str(), answer.cookie.as_str()),
            (200, 1.25, "abcde", "alula=x")
        );
        assert!(server.join().unwrap().ends_with("\r\n\r\nemail=a%40b&words=%C3%A9%20"));
    }
}
