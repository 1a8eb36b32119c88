//! Who can sign in to the demo practice, and with which words.

use alula_core::decide::Role;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::files::{Practice, Story};

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignIn {
    /// `therapist`, `associate`, `supervisor`, `prescriber`, `manager`, `client`.
    pub role: &'static str,
    /// The name as shown.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password; the same for the same seed.
    pub password: String,
}

/// Short quiet words for passwords that can be typed from a screen.
const WORDS: [&str; 64] = [
    "acorn", "alder", "amber", "apple", "aspen", "barley", "basin", "beech", "birch", "bramble", "brook", "candle",
    "cedar", "chalk", "clover", "cobble", "copper", "coral", "cove", "crane", "dapple", "delta", "drift", "ember",
    "fennel", "fern", "finch", "flint", "garnet", "grove", "harbor", "hazel", "heron", "island", "ivory", "juniper",
    "kelp", "lantern", "larch", "linen", "maple", "marsh", "meadow", "mint", "moss", "nettle", "oat", "olive", "otter",
    "pebble", "plum", "quartz", "reed", "river", "rowan", "sage", "shell", "slate", "sorrel", "thistle", "tide",
    "umber", "willow", "wren",
];

/// The password of this address: four words that follow from the seed.
pub fn password(seed: u64, email: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"alula demo password");
    hash.update(seed.to_be_bytes());
    hash.update(email);
    let words = hash.finalize();
    words.iter().take(4).map(|it| WORDS[usize::from(it % 64)]).collect::<Vec<_>>().join("-")
}

/// The address of somebody who works here, from the name.
pub fn email(name: &str) -> String {
    let plain = name.to_lowercase().replace('í', "i").replace(' ', ".");
    format!("{plain}@demo.alula.invalid")
}

/// Everybody who can sign in: the people of the practice, then two clients.
pub fn all(seed: u64, practice: &Practice, stories: &[Story]) -> Vec<SignIn> {
    let staff = practice.staff.iter().map(|it| (word(it.role), shown(&it.name, &it.letters), email(&it.name)));
    let clients = stories.iter().filter(|it| it.sign_in).filter_map(|it| it.person.as_ref());
    let clients = clients.map(|it| ("client", it.name.clone(), it.email.clone()));
    staff
        .chain(clients)
        .map(|(role, name, email)| SignIn { role, name, password: password(seed, &email), email })
        .collect()
}

/// The name with the letters behind it.
pub fn shown(name: &str, letters: &str) -> String {
    if letters.is_empty() { name.to_owned() } else { format!("{name}, {letters}") }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Therapist => "therapist",
        Role::Associate => "associate",
        Role::Supervisor => "supervisor",
        Role::Prescriber => "prescriber",
        Role::Manager => "manager",
        Role::Client => "client",
    }
}
