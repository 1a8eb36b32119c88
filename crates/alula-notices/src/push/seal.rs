//! Sealing for one browser (RFC 8291 over RFC 8188): a fresh key pair for each notice, one record, AES-128-GCM.

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::{hkdf, rand};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How long the one record may be; every notice is far below it.
const RECORD: u32 = 4096;
/// Ends the last record.
const END: u8 = 2;
/// Every notice is filled up to this, so that its length does not tell its words.
const FILLED: usize = 512;

/// The keys that a browser gave out when it subscribed.
pub(super) struct Browser {
    public: [u8; 65],
    auth: [u8; 16],
}

impl Browser {
    /// From base64url; nothing when they are none.
    pub(super) fn of(p256dh: &str, auth: &str) -> Option<Self> {
        let decoded = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        Some(Self { public: decoded(p256dh)?.try_into().ok()?, auth: decoded(auth)?.try_into().ok()? })
    }

    /// The text sealed for this browser, as the body of a request; nothing when the keys are no keys or there is no
    /// chance.
    pub(super) fn seal(&self, text: &[u8]) -> Option<Vec<u8>> {
        let mut salt = [0; 16];
        rand::fill(&mut salt).ok()?;
        let own = PrivateKey::generate(&ECDH_P256).ok()?;
        let mut record = text.to_vec();
        record.push(END);
        record.resize(record.len().max(FILLED), 0);
        self.seal_record(record, &own, salt)
    }

    fn seal_record(&self, mut record: Vec<u8>, own: &PrivateKey, salt: [u8; 16]) -> Option<Vec<u8>> {
        let sender = own.compute_public_key().ok()?;
        let sender = sender.as_ref();
        let peer = UnparsedPublicKey::new(&ECDH_P256, self.public.as_slice());
        let shared = agree(own, peer, (), |secret| {
            let info = [b"WebPush: info\0".as_slice(), &self.public, sender];
            derived::<32>(&self.auth, secret, &info).ok_or(())
        });
        let shared = shared.ok()?;
        let key = derived::<16>(&salt, &shared, &[b"Content-Encoding: aes128gcm\0"])?;
        let nonce = derived::<12>(&salt, &shared, &[b"Content-Encoding: nonce\0"])?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).ok()?);
        // The one record of a key that is used once.
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).ok()?;
        let length = u8::try_from(sender.len()).ok()?;
        Some([salt.as_slice(), &RECORD.to_be_bytes(), &[length], sender, &record].concat())
    }
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derived<const N: usize>(salt: &[u8], secret: &[u8], info: &[&[u8]]) -> Option<[u8; N]> {
    let mut out = [0; N];
    let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    key.expand(info, Length(N)).ok()?.fill(&mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    /// The example of RFC 8291, section 5 and appendix A.
    #[test]
    fn the_example_of_the_standard_comes_out() {
        let browser = Browser::of(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        );
        let own = bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        let own = PrivateKey::from_private_key(&ECDH_P256, &own).unwrap();
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let mut record = b"When I grow up, I want to be a watermelon".to_vec();
        record.push(END);
        let sealed = browser.unwrap().seal_record(record, &own, salt).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), expected);
    }

    #[test]
    fn every_notice_is_as_long_as_every_other_and_looks_like_none() {
        let own = PrivateKey::generate(&ECDH_P256).unwrap();
        let public = URL_SAFE_NO_PAD.encode(own.compute_public_key().unwrap().as_ref());
        let browser = Browser::of(&public, "BTBZMqHH6r4Tts7J_aSIgg").unwrap();
        let (one, other) = (browser.seal(b"short").unwrap(), browser.seal(&[b'a'; 300]).unwrap());
        assert_eq!((one.len(), other.len()), (86 + FILLED + 16, 86 + FILLED + 16));
        assert_ne!(browser.seal(b"short").unwrap(), one);
    }

    #[test]
    fn keys_that_are_none_seal_nothing() {
        assert!(Browser::of("", "").is_none());
        let no_point = URL_SAFE_NO_PAD.encode([4; 65]);
        let browser = Browser::of(&no_point, "BTBZMqHH6r4Tts7J_aSIgg").unwrap();
        assert!(browser.seal(b"text").is_none(), "it is no point of the curve");
    }
}
