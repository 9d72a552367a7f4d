//! Sealing what must never lie readable in the database: second-factor secrets, identity numbers, addresses
//! of citizens. Law: UU 27/2022 Ps.35 (security of personal data), Ps.39 (no unlawful access).
//!
//! XChaCha20-Poly1305 (RFC 8439 with a long nonce) under a key of its own per use, bound to a name: a sealed
//! value that is moved to another row does not open there.

use chacha20poly1305::aead::{Aead as _, Payload};
use chacha20poly1305::{Key, KeyInit as _, XChaCha20Poly1305, XNonce};

use crate::{App, Error, Result};

const NONCE_BYTES: usize = 24;

/// What a value is sealed for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose {
    /// Name of the key; one per kind of value.
    pub(crate) label: &'static str,
}

impl Purpose {
    fn cipher(self, app: &App) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(app.secrets.sub_key(self.label)))
    }

    /// Seals a value. `bound` names the row it belongs to; the same name opens it.
    /// Errors: `Internal`, when the value is longer than the cipher takes (gigabytes).
    pub(crate) fn seal(self, app: &App, bound: &str, value: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let sealed = self
            .cipher(app)
            .encrypt(&XNonce::from(nonce), Payload { msg: value, aad: bound.as_bytes() })
            .map_err(|_| Error::Internal(anyhow::anyhow!("a value could not be sealed")))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a sealed value. `None` when it was sealed for another row, or with another key.
    pub(crate) fn open(self, app: &App, bound: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let payload = Payload { msg: sealed, aad: bound.as_bytes() };
        self.cipher(app).decrypt(&XNonce::from(*nonce), payload).ok()
    }
}
