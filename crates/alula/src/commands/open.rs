//! Opening the house that a command works on.

use alula_app::{House, HouseConfig, Ports};
use alula_store::{DatabaseUrl, Keys};
use anyhow::Result;

use crate::args::Place;
use crate::place::Home;
use crate::wiring;

/// Opens a practice that has to be there.
pub async fn existing(place: &Place, name: &str) -> Result<House> {
    existing_with(place, name, wiring::ports(place)).await
}

/// Opens a practice that has to be there, with a time and with ids of the caller's own.
pub async fn existing_with(place: &Place, name: &str, ports: Ports) -> Result<House> {
    let home = Home::of(place, name)?;
    home.must_exist()?;
    let keys = Keys::open(&home.keys).map_err(sentence)?;
    house(place, &home, keys, ports).await
}

/// Opens a practice, or makes an empty one with a new key file.
pub async fn existing_or_new(place: &Place, name: &str) -> Result<(House, Home)> {
    let home = Home::of(place, name)?;
    let is_new = home.must_exist().is_err() && !home.keys.exists();
    home.make()?;
    let keys =
        if is_new { Keys::create(&home.keys).map_err(sentence)? } else { Keys::open(&home.keys).map_err(sentence)? };
    if is_new {
        tracing::info!(file = %home.keys.display(), "a new key file was made; keep a copy of it elsewhere, without it nothing here can be read");
    }
    let house = house(place, &home, keys, wiring::ports(place)).await?;
    Ok((house, home))
}

async fn house(place: &Place, home: &Home, keys: Keys, ports: Ports) -> Result<House> {
    let database = match &home.database_url {
        Some(url) => url.parse::<DatabaseUrl>().map_err(sentence)?,
        None => DatabaseUrl::Sqlite(home.data.join("alula.db")),
    };
    let config = HouseConfig { database, keys, zone: place.zone.clone(), digests: Some(home.data.join("digests")) };
    House::open(config, ports).await.map_err(sentence)
}

/// An error of the house as the sentence that a person reads: it begins with a capital and ends with a full stop.
pub fn sentence(error: impl std::error::Error + Send + Sync + 'static) -> anyhow::Error {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['.', '?']) { "" } else { "." };
    let text = format!("{first}{}{end}", letters.as_str());
    anyhow::Error::new(error).context(text)
}
