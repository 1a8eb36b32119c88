//! Opening the house that a command works on.

use alula_app::{House, HouseConfig, Ports};
use alula_store::{DatabaseUrl, FaultKind, Keys, OpenStoreError, Store, StoreConfig};
use anyhow::{Context, Result, bail};

use super::keys;
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
    let keys = keys_of(&home)?;
    house(place, &home, keys, ports).await
}

/// Opens a practice, or makes an empty one with a new key file.
pub async fn existing_or_new(place: &Place, name: &str) -> Result<(House, Home)> {
    existing_or_new_with(place, name, |_, _| Ok(wiring::ports(place))).await
}

/// Opens a practice, or makes an empty one with a new key file; what it takes from outside may hang on its folder and keys.
pub async fn existing_or_new_with(
    place: &Place,
    name: &str,
    ports: impl FnOnce(&Home, &Keys) -> Result<Ports>,
) -> Result<(House, Home)> {
    let home = Home::of(place, name)?;
    // Only a PostgreSQL database itself knows whether there is a practice in it; it is asked below.
    let is_new = !home.keys.exists() && (home.database_url.is_some() || home.must_exist().is_err());
    home.make()?;
    let keys = if is_new { Keys::create(&home.keys).map_err(sentence)? } else { keys_of(&home)? };
    if is_new {
        tracing::info!(file = %home.keys.display(), "a new key file was made; keep a copy of it elsewhere, without it nothing here can be read");
    }
    let ports = ports(&home, &keys)?;
    match house(place, &home, keys, ports).await {
        Err(error) if is_new && belongs_to_other_keys(&error) => {
            // It opens nothing, and would only stand where the right one has to be.
            std::fs::remove_file(&home.keys).with_context(|| format!("Remove {} first.", home.keys.display()))?;
            Keys::open(&home.keys).map_err(sentence)?;
            Err(error)
        }
        opened => Ok((opened?, home)),
    }
}

fn belongs_to_other_keys(error: &anyhow::Error) -> bool {
    error.downcast_ref::<OpenStoreError>().is_some_and(|it| it.code() == FaultKind::WrongKey.code())
}

/// Opens the database of a practice that has to be there and leaves its tables as they are.
pub async fn store(home: &Home) -> Result<Store> {
    home.must_exist()?;
    let keys = keys_of(home)?;
    Store::open(StoreConfig { url: database(home)?, keys }).await.map_err(sentence)
}

/// The keys, unless a change of them was broken off: then only `alula keys rotate` knows which file is which.
pub fn keys_of(home: &Home) -> Result<Keys> {
    if keys::left_by_a_rotation(&home.keys) {
        bail!("A change of keys was broken off. Run `alula keys rotate` again; it goes on where it was.");
    }
    Keys::open(&home.keys).map_err(sentence)
}

/// Where the database of this place is.
pub fn database(home: &Home) -> Result<DatabaseUrl> {
    match &home.database_url {
        Some(url) => url.parse::<DatabaseUrl>().map_err(sentence),
        None => Ok(DatabaseUrl::Sqlite(home.data.join("alula.db"))),
    }
}

async fn house(place: &Place, home: &Home, keys: Keys, ports: Ports) -> Result<House> {
    let database = database(home)?;
    let config = HouseConfig { database, keys, zone: place.zone.clone(), digests: Some(home.data.join("digests")) };
    let house = House::open(config, ports).await.map_err(sentence)?;
    if let Some(charts) = house.renew_tables().await.map_err(sentence)?.filter(|it| *it > 0) {
        tracing::info!(charts, "the lists were computed anew, because an earlier version made them");
    }
    Ok(house)
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
