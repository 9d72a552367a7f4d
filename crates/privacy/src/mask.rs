//! Masking: enough stays readable to recognise one's own number, not enough to use it.

use crate::finding::Kind;

const DOT: char = '•';

/// The masked form of what was found.
pub(crate) fn mask(kind: Kind, original: &str) -> String {
    let squeezed: Vec<char> = original.chars().filter(|c| c.is_alphanumeric()).collect();
    match kind {
        Kind::Nik | Kind::NoKk => ends(&squeezed, 4, 4),
        Kind::Phone => ends(&squeezed, 4, 2),
        Kind::Account | Kind::Npwp => ends(&squeezed, 2, 3),
        Kind::BirthDate => ends(&squeezed, 0, 4),
        Kind::Address => first_word(original),
        Kind::Email => email(original),
    }
}

/// Keeps the first `head` and last `tail` characters. Of something short nearly nothing stays.
fn ends(characters: &[char], head: usize, tail: usize) -> String {
    let count = characters.len();
    let (head, tail) = if count < head + tail + 4 { (0, 2.min(count / 4)) } else { (head, tail) };
    characters
        .iter()
        .enumerate()
        .map(|(place, c)| if place < head || place + tail >= count { *c } else { DOT })
        .collect()
}

fn first_word(original: &str) -> String {
    let first = original.split_whitespace().next().unwrap_or_default();
    format!("{first} {DOT}{DOT}{DOT}{DOT}")
}

fn email(original: &str) -> String {
    let (local, host) = original.split_once('@').unwrap_or((original, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}{DOT}{DOT}{DOT}{DOT}@{host}")
}
