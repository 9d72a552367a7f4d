//! The master key and what is derived from it; random tokens; digests.
//!
//! One file holds one key. Every use has its own label, so that a signature made for one purpose is worth
//! nothing for another.

use std::fmt;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The 32-byte master key. Never printed.
#[derive(Clone)]
pub struct Secrets([u8; 32]);

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    /// From bytes kept elsewhere.
    pub fn from_bytes(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// Reads the key file, or on first start makes one only its owner can read.
    ///
    /// Errors: the file cannot be read or made, or has not exactly 32 bytes.
    pub fn open(path: &Path) -> io::Result<Self> {
        match fs::File::open(path) {
            Ok(file) => {
                let mut bytes = Vec::with_capacity(33);
                file.take(33).read_to_end(&mut bytes)?;
                let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| {
                    io::Error::new(io::ErrorKind::InvalidData, "the key file must have 32 bytes")
                })?;
                Ok(Self(key))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(path),
            Err(error) => Err(error),
        }
    }

    /// Writes to a name of its own first: a process killed half-way leaves no half key behind. The link
    /// fails when another process was faster; its key then counts.
    fn create(path: &Path) -> io::Result<Self> {
        let key: [u8; 32] = rand::random();
        let draft = path.with_extension(format!("new-{}", random_token()));
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(&draft)?;
        file.write_all(&key)?;
        file.sync_all()?;
        let linked = fs::hard_link(&draft, path);
        fs::remove_file(&draft)?;
        match linked {
            Ok(()) => Ok(Self(key)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::open(path),
            Err(error) => Err(error),
        }
    }

    /// A key of its own for the use named by `label`.
    pub fn sub_key(&self, label: &str) -> [u8; 32] {
        hmac(&self.0, label.as_bytes())
    }

    /// The signature of `bytes` for the use named by `label`.
    pub fn mac(&self, label: &str, bytes: &[u8]) -> [u8; 32] {
        hmac(&self.sub_key(label), bytes)
    }

    /// Whether `mac` is the signature of `bytes`, in constant time.
    pub fn verify(&self, label: &str, bytes: &[u8], mac: &[u8]) -> bool {
        same(&self.mac(label, bytes), mac)
    }
}

/// HMAC-SHA-256, for keys of others too (signed webhooks). The key is padded to the block size by zeros, as RFC 2104 defines for short keys.
pub fn hmac(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    let mut block = [0_u8; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

/// Whether two secrets are the same, in time that tells nothing but their length.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// 256 random bits as 43 characters of base64url: session ids, invitation links.
pub fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// SHA-256 as 64 lower-case hex characters.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::{Secrets, hmac, random_token, sha256_hex};

    #[test]
    fn agrees_with_the_published_vectors() {
        // RFC 4231 case 2 with its key padded by zeros, which HMAC does anyway.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let mac = hmac(&key, b"what do ya want for nothing?");
        assert!(super::hex(&mac).starts_with("5bdcc146bf60754e6a042426089575c7"));
        assert!(sha256_hex(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
    }

    #[test]
    fn a_signature_is_good_for_one_use_only() {
        let secrets = Secrets::from_bytes([7; 32]);
        let mac = secrets.mac("session", b"abc");
        assert!(secrets.verify("session", b"abc", &mac));
        assert!(!secrets.verify("invite", b"abc", &mac));
        assert!(!secrets.verify("session", b"abd", &mac));
        assert!(!secrets.verify("session", b"abc", &mac[..31]));
        assert!(!format!("{secrets:?}").contains('7'));
    }

    #[test]
    fn the_key_file_is_made_once_and_closed_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kunci");
        let first = Secrets::open(&path).unwrap();
        let second = Secrets::open(&path).unwrap();
        assert_eq!(first.sub_key("x"), second.sub_key("x"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        std::fs::write(&path, b"short").unwrap();
        assert!(Secrets::open(&path).is_err());
    }

    #[test]
    fn tokens_differ() {
        assert_eq!(random_token().len(), 43);
        assert_ne!(random_token(), random_token());
    }
}
