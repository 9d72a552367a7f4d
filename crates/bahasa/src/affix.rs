//! Takes the regular affixes of Indonesian off a word until a known base word is left.
//!
//! Only with a list of base words can this be done right: `mengarah` is `meng` and `arah`, `mengirim` is `meng` and
//! `kirim`, and the letters alone do not tell.

/// Prefixes with the letter they may have swallowed. `memper`, `keber` and the like are two in a row.
const PREFIXES: &[(&str, &str)] = &[
    ("di", ""),
    ("ke", ""),
    ("se", ""),
    ("ter", ""),
    ("te", ""),
    ("ber", ""),
    ("be", ""),
    ("per", ""),
    ("pe", ""),
    ("me", ""),
    ("mem", ""),
    ("mem", "p"),
    ("pem", ""),
    ("pem", "p"),
    ("men", ""),
    ("men", "t"),
    ("pen", ""),
    ("pen", "t"),
    ("meng", ""),
    ("meng", "k"),
    ("peng", ""),
    ("peng", "k"),
    ("menge", ""),
    ("penge", ""),
    ("meny", "s"),
    ("peny", "s"),
];

const SUFFIXES: [&str; 4] = ["", "an", "kan", "i"];

/// Particles and possessives; at most one of each, the particle last (`rumahkulah`).
const PARTICLES: [&str; 5] = ["", "lah", "kah", "pun", "tah"];
const POSSESSIVES: [&str; 4] = ["", "nya", "ku", "mu"];

/// Longest chain of prefixes in use: `memper`, `keber`, `diper`, `pemberke`.
const PREFIX_DEPTH: usize = 3;

/// Cost of one affix; finer differences are counted in parts of it.
const AFFIX: usize = 2;

/// Shortest base word: below it, chance hits grow (`an`, `as`).
const BASE_MIN: usize = 3;

/// A word as it is and without particle and possessive, longest first.
pub(crate) fn without_endings(word: &str) -> impl Iterator<Item = &str> {
    PARTICLES.iter().flat_map(move |particle| {
        let bare = word.strip_suffix(particle);
        POSSESSIVES.iter().filter_map(move |possessive| bare?.strip_suffix(possessive))
    })
}

/// The base word with the fewest and plainest affixes around it, the longest of equals;
/// none when no known one is inside.
pub(crate) fn base(word: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for (endings, bare) in without_endings(word).enumerate() {
        for suffix in SUFFIXES {
            let Some(middle) = bare.strip_suffix(suffix) else { continue };
            let taken = usize::from(endings > 0) + usize::from(!suffix.is_empty());
            for (prefixes, candidate) in cores(middle) {
                let cost = AFFIX * taken + prefixes;
                let is_better = best.as_ref().is_none_or(|(least, found)| {
                    cost < *least || (cost == *least && candidate.len() > found.len())
                });
                if is_better && is_known(&candidate) {
                    best = Some((cost, candidate));
                }
            }
        }
    }
    best.map(|(_, base)| base)
}

/// What may be left of a word after none to three prefixes, with what that costs.
fn cores(word: &str) -> Vec<(usize, String)> {
    let mut cores = vec![(0, 0, word.to_owned())];
    let mut at = 0;
    while let Some((depth, cost, core)) = cores.get(at).cloned() {
        at += 1;
        if depth == PREFIX_DEPTH {
            continue;
        }
        for (prefix, swallowed) in PREFIXES {
            let Some(rest) = core.strip_prefix(prefix) else {
                continue;
            };
            // A swallowed letter stood before a vowel.
            let fits = swallowed.is_empty() || rest.starts_with(['a', 'e', 'i', 'o', 'u']);
            if fits && rest.len() + swallowed.len() >= BASE_MIN {
                let cost = cost + AFFIX + price(prefix, swallowed);
                cores.push((depth + 1, cost, format!("{swallowed}{rest}")));
            }
        }
    }
    cores.into_iter().map(|(_, cost, core)| (cost, core)).collect()
}

/// What makes a prefix a worse guess than a plain one, so that `pengawasan` is `awas` and not `kawasan`,
/// `besaran` is `besar` and not `saran`.
fn price(prefix: &str, swallowed: &str) -> usize {
    if swallowed.is_empty() { usize::from(matches!(prefix, "be" | "te")) } else { 3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_lead_to_the_base() {
        let known = ["tulis", "kirim", "arah", "cepat", "satu", "sapu", "pakai", "hasil", "rumah", "cat"];
        for (word, expected) in [
            ("menuliskannya", Some("tulis")),
            ("mengirim", Some("kirim")),
            ("mengarahkan", Some("arah")),
            ("mempercepat", Some("cepat")),
            ("persatuan", Some("satu")),
            ("menyapu", Some("sapu")),
            ("pemakaian", Some("pakai")),
            ("keberhasilan", Some("hasil")),
            ("rumahnyalah", Some("rumah")),
            ("pengecatan", Some("cat")),
            ("sepeda", None),
        ] {
            assert_eq!(base(word, |base| known.contains(&base)).as_deref(), expected, "{word}");
        }
    }
}
