//! What a password must be: long enough, and not one of the first a guesser tries.
//!
//! Source: NIST SP 800-63B §3.1.1.2 (length over composition rules, block list).

/// Shortest password, in characters.
pub const MIN_CHARS: usize = 10;
/// Longest password, in bytes: enough for any sentence, small enough not to burn the processor.
pub const MAX_BYTES: usize = 256;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Fewer than [`MIN_CHARS`] characters.
    TooShort,
    /// More than [`MAX_BYTES`] bytes.
    TooLong,
    /// One of the first guesses, or one character over and over.
    Common,
    /// Holds the name or the address of its owner.
    OwnName,
}

const COMMON: [&str; 14] = [
    "password",
    "rahasia",
    "qwerty",
    "bismillah",
    "indonesia",
    "123456",
    "abcdef",
    "admin",
    "cilegon",
    "diskominfo",
    "terbuka",
    "sayang",
    "iloveyou",
    "operator",
];

/// Checks a new password of the person with `email` and `name`.
/// A common word is refused only when little else stands beside it.
pub fn check(password: &str, email: &str, name: &str) -> Result<(), Refused> {
    if password.chars().count() < MIN_CHARS {
        return Err(Refused::TooShort);
    }
    if password.len() > MAX_BYTES {
        return Err(Refused::TooLong);
    }
    let low = password.to_lowercase();
    let mut distinct: Vec<char> = low.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let little_beside = |word: &str| low.contains(word) && low.chars().count() < word.chars().count() + 5;
    if distinct.len() < 5 || COMMON.iter().any(|word| little_beside(word)) {
        return Err(Refused::Common);
    }
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let own = |word: &str| word.chars().count() >= 4 && little_beside(word);
    if own(&local) || name.to_lowercase().split_whitespace().any(own) {
        return Err(Refused::OwnName);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_pass_and_first_guesses_do_not() {
        let check = |password| check(password, "siti.aminah@contoh.test", "Siti Aminah");
        assert_eq!(check("perahu hijau di muara"), Ok(()));
        assert_eq!(check("pendek"), Err(Refused::TooShort));
        assert_eq!(check("Password123"), Err(Refused::Common));
        assert_eq!(check("aaaaaaaaaaaa"), Err(Refused::Common));
        assert_eq!(check("aminah2026"), Err(Refused::OwnName));
        assert_eq!(check(&"x1y2z".repeat(60)), Err(Refused::TooLong));
    }
}
