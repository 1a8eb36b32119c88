//! One request to one server: no redirects, no cookies, nothing kept open, and nothing read but the status.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use alula_app::notices::NotSent;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderName, HeaderValue, USER_AGENT};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// Asks servers.
#[derive(Clone)]
pub(crate) struct Client(TlsConnector);

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

/// Where a request goes.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    https: bool,
    host: String,
    port: u16,
    path: String,
}

/// Which machines may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Any: whoever runs the house named it.
    Anywhere,
    /// Only such as anybody can reach: somebody else named it.
    Public,
}

/// What is asked.
pub(crate) struct Post<'a> {
    pub target: &'a Target,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    pub body: Vec<u8>,
    pub reach: Reach,
}

impl Target {
    /// The target of an address; nothing when it is none.
    pub(crate) fn of(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        if uri.authority()?.as_str().contains('@') {
            return None;
        }
        let host = uri.host().filter(|it| !it.is_empty())?.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = uri.port_u16().unwrap_or(if https { 443 } else { 80 });
        let path = uri.path_and_query().map_or("/", |it| it.as_str()).to_owned();
        Some(Self { https, host, port, path })
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Scheme, host, and the port when it is not the usual one.
    pub(crate) fn origin(&self) -> String {
        format!("{}://{}", if self.https { "https" } else { "http" }, self.authority())
    }

    fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == if self.https { 443 } else { 80 } { host } else { format!("{host}:{}", self.port) }
    }
}

impl Client {
    pub(crate) fn new() -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("this provider has the usual versions of TLS")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self(TlsConnector::from(Arc::new(config)))
    }

    /// Posts and gives the status of the answer.
    pub(crate) async fn post(&self, post: Post<'_>) -> Result<u16, NotSent> {
        let Post { target, headers, body, reach } = post;
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(&target.path)
            .header(HOST, target.authority())
            .header(USER_AGENT, "alula");
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(Bytes::from(body))).map_err(|_| NotSent::Unusable)?;
        let stream = connected(target, reach).await?;
        if !target.https {
            return exchange(stream, request).await;
        }
        let name = ServerName::try_from(target.host.clone()).map_err(|_| NotSent::Unusable)?;
        let stream = self.0.connect(name, stream).await.map_err(|_| NotSent::Unreachable)?;
        exchange(stream, request).await
    }
}

async fn connected(target: &Target, reach: Reach) -> Result<TcpStream, NotSent> {
    let found = tokio::net::lookup_host((target.host.as_str(), target.port)).await;
    let found = found.map_err(|_| NotSent::Unreachable)?;
    let may: Vec<SocketAddr> = found.filter(|it| reach == Reach::Anywhere || is_public(it.ip())).collect();
    if may.is_empty() {
        return Err(NotSent::Unusable);
    }
    TcpStream::connect(may.as_slice()).await.map_err(|_| NotSent::Unreachable)
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<u16, NotSent>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| NotSent::Unreachable)?;
    let connection = tokio::spawn(connection);
    let answer = sender.send_request(request).await;
    // What else the other side says is not read.
    connection.abort();
    answer.map(|it| it.status().as_u16()).map_err(|_| NotSent::Unreachable)
}

/// Not this machine, and not one beside it.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => {
            let [one, two, ..] = it.octets();
            let shared = one == 100 && (64..128).contains(&two);
            !(it.is_loopback()
                || it.is_private()
                || it.is_link_local()
                || it.is_unspecified()
                || it.is_broadcast()
                || it.is_multicast()
                || shared
                || one == 0)
        }
        IpAddr::V6(it) => match it.to_ipv4_mapped() {
            Some(v4) => is_public(v4.into()),
            None => {
                !(it.is_loopback()
                    || it.is_unspecified()
                    || it.is_multicast()
                    || it.is_unique_local()
                    || it.is_unicast_link_local())
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_scheme_host_port_and_path() {
        let target = Target::of("https://push.example.org/s/1?a=b").unwrap();
        assert_eq!((target.origin().as_str(), target.path.as_str()), ("https://push.example.org", "/s/1?a=b"));
        assert_eq!(Target::of("http://[::1]:8025/").unwrap().origin(), "http://[::1]:8025");
        for url in ["", "ftp://example.org/", "https://", "https://user@example.org/", "/path"] {
            assert!(Target::of(url).is_none(), "{url}");
        }
    }

    #[test]
    fn machines_beside_the_house_are_not_public() {
        for text in [
            "127.0.0.1",
            "10.0.0.1",
            "192.168.1.1",
            "169.254.0.1",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
        ] {
            assert!(!is_public(text.parse().unwrap()), "{text}");
        }
        for text in ["203.0.113.7", "100.128.0.1", "2001:db8::1"] {
            assert!(is_public(text.parse().unwrap()), "{text}");
        }
    }
}
