//! For the demo practice and for tests: each notice as one line of JSON, with no more of the address than its end.

use std::path::PathBuf;

use alula_app::notices::{Channel, NotSent, Notice};
use serde_json::json;
use tokio::io::AsyncWriteExt;

/// The name of the file in the folder.
const FILE: &str = "notices.jsonl";
/// So much of an address is shown.
const SHOWN: usize = 2;

#[derive(Debug)]
pub(crate) struct Sink {
    pub folder: PathBuf,
}

impl Sink {
    pub(crate) async fn keep(&self, notice: &Notice, origin: &str) -> Result<(), NotSent> {
        let line = json!({
            "kind": notice.says.kind.name(),
            "way": notice.to.way().name(),
            "to": end_of(&notice.to),
            "language": notice.says.language.tag(),
            "says": notice.says.sentence(),
            "link": notice.says.link(origin),
        });
        self.append(format!("{line}\n")).await.map_err(|error| {
            tracing::warn!(folder = %self.folder.display(), %error, "a notice could not be written down");
            NotSent::Unreachable
        })
    }

    async fn append(&self, line: String) -> std::io::Result<()> {
        tokio::fs::create_dir_all(&self.folder).await?;
        let mut file = tokio::fs::OpenOptions::new().create(true).append(true).open(self.folder.join(FILE)).await?;
        file.write_all(line.as_bytes()).await?;
        file.flush().await
    }
}

fn end_of(to: &Channel) -> String {
    let address = match to {
        Channel::Email(address) | Channel::Sms(address) => address.reveal(),
        Channel::Push { endpoint, .. } => endpoint.reveal(),
    };
    let before = address.chars().count().saturating_sub(SHOWN);
    format!("…{}", address.chars().skip(before).collect::<String>())
}
