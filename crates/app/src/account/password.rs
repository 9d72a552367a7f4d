//! Hashing of passwords with Argon2id (RFC 9106).
//!
//! A hash costs memory and time on purpose, so it runs beside the async threads and only a few at
//! once. For an address without an account a hash is computed too: the time of an answer tells nothing.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::{OnceCell, Semaphore};

use crate::{Error, Result};

/// Cost of one hash.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Cost {
    /// OWASP's first recommendation: 19 MiB, two passes.
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2 }
    }
}

/// A hashed password, ready for the table.
#[derive(Clone)]
pub struct Hashed(pub(super) String);

/// Hashes and compares passwords, at most as many at once as there are processors.
#[derive(Clone)]
pub struct Hasher {
    cost: Cost,
    room: Arc<Semaphore>,
    dummy: Arc<OnceCell<String>>,
}

impl Hasher {
    /// A hasher of the given cost.
    pub fn new(cost: Cost) -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self { cost, room: Arc::new(Semaphore::new(processors)), dummy: Arc::new(OnceCell::new()) }
    }

    /// Hashes a password with a fresh salt.
    /// Errors: `Internal` when the cost is out of range.
    pub async fn hash(&self, password: &str) -> Result<Hashed> {
        let cost = self.cost;
        let password = password.to_owned();
        self.apart(move || {
            let hash = argon2(cost)?.hash_password(password.as_bytes()).map_err(fault)?;
            Ok(Hashed(hash.to_string()))
        })
        .await
    }

    /// Whether `password` belongs to `stored`. Without a stored hash it takes as long and says no.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool> {
        let (stored, is_real) = match stored {
            Some(stored) => (stored.to_owned(), true),
            None => (self.dummy().await?, false),
        };
        let password = password.to_owned();
        let fits = self
            .apart(move || {
                let hash = PasswordHash::new(&stored).map_err(fault)?;
                Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
            })
            .await?;
        Ok(fits && is_real)
    }

    async fn dummy(&self) -> Result<String> {
        let make = || async { self.hash(&web::secrets::random_token()).await.map(|hashed| hashed.0) };
        self.dummy.get_or_try_init(make).await.cloned()
    }

    async fn apart<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _room = self.room.acquire().await.map_err(fault)?;
        tokio::task::spawn_blocking(work).await.map_err(fault)?
    }
}

fn argon2(cost: Cost) -> Result<Argon2<'static>> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn fault(cause: impl std::fmt::Display) -> Error {
    Error::Internal(anyhow::anyhow!("password hashing: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::{Cost, Hasher};

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let hasher = Hasher::new(Cost { memory_kib: 64, passes: 1 });
        let hashed = hasher.hash("perahu hijau di muara").await.unwrap();
        assert!(hashed.0.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert!(hasher.verify("perahu hijau di muara", Some(&hashed.0)).await.unwrap());
        assert!(!hasher.verify("perahu hijau", Some(&hashed.0)).await.unwrap());
        assert!(!hasher.verify("perahu hijau di muara", None).await.unwrap());
    }
}
