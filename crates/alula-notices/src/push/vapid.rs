//! Proving to a push server who sends (RFC 8292): a token for that server, signed with the key pair of this house.

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use zeroize::Zeroizing;

/// How long a token is good; the standard allows a day.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(12);

/// The key pair of this house, and who answers for it.
pub(super) struct Vapid {
    pair: EcdsaKeyPair,
    contact: String,
}

impl Vapid {
    /// The key pair that follows from a secret, the same each time: browsers are bound to it.
    pub(super) fn of(secret: &[u8; 32], contact: String) -> Self {
        let mut number = Zeroizing::new(*secret);
        loop {
            // One number of four thousand million is no key of this curve; the next takes its place.
            if let Some(pair) = pair(&number) {
                return Self { pair, contact };
            }
            let next = digest(&SHA256, number.as_ref());
            number.copy_from_slice(next.as_ref());
        }
    }

    pub(super) fn contact(&self) -> &str {
        &self.contact
    }

    /// The public key as base64url.
    pub(super) fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key())
    }

    /// What stands in the header `Authorization` of a request to the server at `audience`.
    pub(super) fn proof(&self, audience: &str, now: Timestamp) -> Option<String> {
        let head = json!({ "typ": "JWT", "alg": "ES256" });
        let claims = json!({ "aud": audience, "exp": (now + GOOD_FOR).as_second(), "sub": self.contact });
        let signed = format!("{}.{}", encoded(&head), encoded(&claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?;
        Some(format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature), self.public()))
    }
}

fn pair(number: &[u8; 32]) -> Option<EcdsaKeyPair> {
    let public = PrivateKey::from_private_key(&ECDH_P256, number).ok()?.compute_public_key().ok()?;
    let signing = &ECDSA_P256_SHA256_FIXED_SIGNING;
    EcdsaKeyPair::from_private_key_and_public_key(signing, number, public.as_ref()).ok()
}

fn encoded(part: &serde_json::Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    #[test]
    fn a_proof_is_a_token_that_the_public_key_verifies() {
        let vapid = Vapid::of(&[7; 32], "https://care.example.org".to_owned());
        let now: Timestamp = "2026-06-24T17:00:00Z".parse().unwrap();
        let proof = vapid.proof("https://push.example.org", now).unwrap();
        let (token, key) = proof.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(key, vapid.public());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let decoded = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decoded(key));
        public.verify(signed.as_bytes(), &decoded(signature)).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&decoded(signed.split_once('.').unwrap().1)).unwrap();
        let exp = (now + GOOD_FOR).as_second();
        assert_eq!(claims, json!({ "aud": "https://push.example.org", "exp": exp, "sub": "https://care.example.org" }));
    }

    #[test]
    fn every_secret_gives_a_key_pair_and_always_the_same() {
        for secret in [[0; 32], [255; 32], [1; 32]] {
            let of = || Vapid::of(&secret, String::new()).public();
            assert_eq!(of(), of());
            assert_eq!(URL_SAFE_NO_PAD.decode(of()).unwrap().len(), 65);
        }
    }
}
