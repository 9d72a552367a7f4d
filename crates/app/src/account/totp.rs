//! One-time codes by time (RFC 6238): SHA-1, six digits, 30 seconds, which every app understands.
//!
//! The secret is kept sealed: bound to body and account, under a key of its own.

use qrcodegen::{QrCode, QrCodeEcc};
use totp_rs::{Builder, Secret, Totp};

use crate::ctx::Ctx;
use crate::ids::AccountId;
use crate::seal::Purpose;
use crate::{Error, Result};

const SECRET: Purpose = Purpose { label: "account.totp" };
/// Empty squares around the picture, as the standard demands.
const QUIET: i32 = 4;

/// A picture of squares for a camera.
pub(super) struct Qr {
    /// Width and height in squares.
    pub size: i32,
    /// Path of the dark squares.
    pub path: String,
}

/// A fresh secret of 20 bytes.
pub(super) fn new_secret() -> Vec<u8> {
    rand::random::<[u8; 20]>().to_vec()
}

fn bound_to(ctx: &Ctx, account: AccountId) -> String {
    format!("{}|{account}", ctx.body())
}

/// Seals a secret for the table.
pub(super) fn seal(ctx: &Ctx, account: AccountId, secret: &[u8]) -> Result<Vec<u8>> {
    SECRET.seal(&ctx.app, &bound_to(ctx, account), secret)
}

/// Opens a sealed secret. `None` when it was made for another account, or with another key.
pub(super) fn open(ctx: &Ctx, account: AccountId, sealed: &[u8]) -> Option<Vec<u8>> {
    SECRET.open(&ctx.app, &bound_to(ctx, account), sealed)
}

fn code_of(secret: &[u8], site: &str, email: &str) -> Result<Totp> {
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret.to_vec())
        .with_issuer(Some(plain(site)))
        .with_account_name(plain(email))
        .build()
        .map_err(|error| Error::Internal(anyhow::anyhow!("one-time code: {error}")))
}

/// The 30-second step for which `typed` is the code at `now_ms`, one step of a clock's error allowed.
pub(super) fn step_of(secret: &[u8], typed: &str, now_ms: i64) -> Result<Option<i64>> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let seconds = u64::try_from(now_ms / 1000).unwrap_or_default();
    let step = code_of(secret, "", "x")?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The secret as people type it: base32 in groups of four.
pub(super) fn spelled(secret: &[u8]) -> String {
    let text = Secret::from(secret.to_vec()).to_base32();
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The picture an app reads the secret from.
pub(super) fn qr(secret: &[u8], site: &str, email: &str) -> Result<Qr> {
    use std::fmt::Write as _;
    let url = code_of(secret, site, email)?
        .to_url()
        .map_err(|error| Error::Internal(anyhow::anyhow!("one-time code: {error}")))?;
    let code = QrCode::encode_text(&url, QrCodeEcc::Medium)
        .map_err(|error| Error::Internal(anyhow::anyhow!("picture of squares: {error}")))?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET).unwrap_or_default();
        }
    }
    Ok(Qr { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::{qr, spelled, step_of};

    #[test]
    fn rfc_6238_appendix_b_the_published_codes_fit_their_seconds() {
        let secret = b"12345678901234567890";
        // The vectors have eight digits; the last six are what a six-digit app shows.
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            assert_eq!(step_of(secret, code, second * 1000).unwrap(), Some(second / 30));
            assert_eq!(step_of(secret, code, (second + 90) * 1000).unwrap(), None);
        }
        assert_eq!(step_of(secret, " 287 082 ", 59_000).unwrap(), Some(1));
        assert_eq!(step_of(secret, "", 59_000).unwrap(), None);
    }

    #[test]
    fn the_secret_is_spelled_in_groups_and_drawn_as_squares() {
        assert_eq!(spelled(b"12345678901234567890"), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let qr = qr(b"12345678901234567890", "Kota: Cilegon", "a@contoh.test").unwrap();
        assert!(qr.size > 30 && qr.path.starts_with("M4 4h1v1h-1z"));
    }
}
