//! Takes the affixes of Indonesian off a word until a known root is left.
//!
//! Confix stripping as Nazief and Adriani (1996) and Asian, Williams and Tahaghoghi (2005) describe it: particles and
//! possessives, suffixes, up to three prefixes, with the letter a prefix swallowed given back. They try one order and
//! stop at the first root; here every way that the grammar allows is weighed, since `berikan` is `beri` + `kan` and not
//! `ber` + `ikan`, and `pengawasan` is `awas` and not `kawasan`.

/// Which prefixes may stand where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `di`, `me` and their like: only in front of all others.
    Verb,
    /// `ku`, `kau`: in front, rare in writing.
    Person,
    Be,
    Te,
    Pe,
    Ke,
    Se,
}

/// One shape of a prefix.
struct Prefix {
    text: &'static str,
    /// The first letter of the root that it swallowed.
    swallowed: &'static str,
    kind: Kind,
    /// What the root must begin with.
    before: fn(&str) -> bool,
    /// What makes it a worse guess than a plain one.
    price: usize,
}

const fn plain(text: &'static str, kind: Kind, before: fn(&str) -> bool) -> Prefix {
    Prefix { text, swallowed: "", kind, before, price: 0 }
}

const fn swallowing(text: &'static str, swallowed: &'static str, kind: Kind) -> Prefix {
    Prefix { text, swallowed, kind, before: vowel, price: 3 }
}

const PREFIXES: &[Prefix] = &[
    plain("di", Kind::Verb, any),
    plain("ke", Kind::Ke, any),
    plain("ketidak", Kind::Ke, any),
    plain("se", Kind::Se, any),
    plain("ber", Kind::Be, any),
    Prefix { price: 1, ..plain("be", Kind::Be, drops_r) },
    plain("bel", Kind::Be, learns),
    plain("ter", Kind::Te, any),
    Prefix { price: 1, ..plain("te", Kind::Te, drops_r) },
    plain("per", Kind::Pe, any),
    plain("pe", Kind::Pe, no_r),
    Prefix { price: 1, ..plain("pe", Kind::Pe, drops_r) },
    plain("pel", Kind::Pe, learns),
    plain("me", Kind::Verb, soft),
    plain("mem", Kind::Verb, lips),
    plain("pem", Kind::Pe, lips),
    swallowing("mem", "p", Kind::Verb),
    swallowing("pem", "p", Kind::Pe),
    Prefix { before: r, ..swallowing("mem", "p", Kind::Verb) },
    Prefix { before: r, ..swallowing("pem", "p", Kind::Pe) },
    plain("men", Kind::Verb, teeth),
    plain("pen", Kind::Pe, teeth),
    swallowing("men", "t", Kind::Verb),
    swallowing("pen", "t", Kind::Pe),
    plain("meng", Kind::Verb, throat),
    plain("peng", Kind::Pe, throat),
    swallowing("meng", "k", Kind::Verb),
    swallowing("peng", "k", Kind::Pe),
    Prefix { price: 1, ..plain("menge", Kind::Verb, one_syllable) },
    Prefix { price: 1, ..plain("penge", Kind::Pe, one_syllable) },
    swallowing("meny", "s", Kind::Verb),
    swallowing("peny", "s", Kind::Pe),
    Prefix { price: 3, ..plain("ku", Kind::Person, any) },
    Prefix { price: 3, ..plain("kau", Kind::Person, any) },
];

/// Suffixes with what they cost; of equals the first is taken. `i` alone is rare, the last ones came with foreign words.
const SUFFIXES: [(&str, usize); 7] =
    [("kan", COST), ("an", COST), ("i", COST + 1), ("", 0), ("isasi", 7), ("isme", 7), ("is", 7)];

/// Particles and possessives; at most one of each, the particle last (`rumahkulah`).
const PARTICLES: [&str; 5] = ["", "lah", "kah", "pun", "tah"];
const POSSESSIVES: [&str; 4] = ["", "nya", "ku", "mu"];

/// Infixes, after the first consonant (`gemetar` of `getar`).
const INFIXES: [&str; 4] = ["em", "el", "er", "in"];

/// Longest chain of prefixes in use: `memper`, `keber`, `kesepersepuluh`.
const PREFIX_DEPTH: usize = 3;

/// Cost of one affix; finer differences are counted in parts of it.
const COST: usize = 2;

/// Shortest root below an affix: chance hits grow with shorter ones (`an`, `as`).
const ROOT_MIN: usize = 3;

fn any(_: &str) -> bool {
    true
}

fn vowel(rest: &str) -> bool {
    rest.starts_with(['a', 'e', 'i', 'o', 'u'])
}

fn r(rest: &str) -> bool {
    rest.starts_with('r')
}

fn no_r(rest: &str) -> bool {
    !r(rest)
}

/// `me` stays as it is before these.
fn soft(rest: &str) -> bool {
    rest.starts_with(['l', 'r', 'w', 'y', 'm', 'n'])
}

fn lips(rest: &str) -> bool {
    rest.starts_with(['b', 'f', 'v', 'p'])
}

fn teeth(rest: &str) -> bool {
    rest.starts_with(['c', 'd', 'j', 'z', 's', 't'])
}

fn throat(rest: &str) -> bool {
    vowel(rest) || rest.starts_with(['g', 'h', 'k', 'q'])
}

/// `ber`, `ter` lose their `r` before one, and before a syllable with one (`bekerja`).
fn drops_r(rest: &str) -> bool {
    rest.starts_with('r') || rest.get(1..3) == Some("er")
}

/// `belajar`, `pelajar`: the only roots this prefix stands before.
fn learns(rest: &str) -> bool {
    rest == "ajar"
}

fn one_syllable(rest: &str) -> bool {
    rest.chars().filter(|c| "aiueo".contains(*c)).count() == 1
}

/// A word as it is and without particle and possessive, longest first.
pub(crate) fn without_endings(word: &str) -> impl Iterator<Item = &str> {
    PARTICLES.iter().flat_map(move |particle| {
        let bare = word.strip_suffix(particle);
        POSSESSIVES.iter().filter_map(move |possessive| bare?.strip_suffix(possessive))
    })
}

/// The root with the fewest and plainest affixes around it, the longest of equals; none when no known one is inside.
pub(crate) fn base(word: &str, is_root: impl Fn(&str) -> bool) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    each_core(word, &mut |cost, core| {
        let is_better = best
            .as_ref()
            .is_none_or(|(least, found)| cost < *least || (cost == *least && core.len() > found.len()));
        if is_better && is_root(core) {
            best = Some((cost, core.to_owned()));
        }
    });
    if best.is_none() {
        each_core(word, &mut |_, core| {
            if best.is_none() {
                best = within(core, &is_root).map(|root| (0, root));
            }
        });
    }
    best.map(|(_, root)| root)
}

/// Calls `judge` with everything that may be left of a word, and what it costs.
fn each_core(word: &str, judge: &mut impl FnMut(usize, &str)) {
    for (endings, bare) in without_endings(word).enumerate() {
        for (suffix, price) in SUFFIXES {
            if let Some(middle) = bare.strip_suffix(suffix).filter(|middle| middle.len() >= ROOT_MIN) {
                let cost = price + if endings > 0 { COST } else { 0 };
                judge(cost, middle);
                strip(middle, suffix, (0, cost), &[], judge);
            }
        }
    }
}

/// Takes one more prefix off, in every way the grammar knows.
fn strip(
    word: &str,
    suffix: &str,
    (depth, cost): (usize, usize),
    outer: &[Kind],
    judge: &mut impl FnMut(usize, &str),
) {
    for prefix in PREFIXES {
        let Some(rest) = word.strip_prefix(prefix.text) else { continue };
        let doubles_k = word.ends_with('k');
        let fits = rest.len() + prefix.swallowed.len() >= ROOT_MIN
            && (prefix.before)(rest)
            && allowed(prefix.kind, suffix, outer, doubles_k);
        if !fits {
            continue;
        }
        let cost = cost + COST + prefix.price - usize::from(depth == 0 && is_confix(prefix.kind, suffix));
        let restored;
        let core = if prefix.swallowed.is_empty() {
            rest
        } else {
            restored = format!("{}{rest}", prefix.swallowed);
            restored.as_str()
        };
        judge(cost, core);
        if depth + 1 < PREFIX_DEPTH {
            let mut chain = outer.to_vec();
            chain.push(prefix.kind);
            strip(core, suffix, (depth + 1, cost), &chain, judge);
        }
    }
}

/// Whether a prefix may stand behind these, and around this suffix.
fn allowed(kind: Kind, suffix: &str, outer: &[Kind], doubles_k: bool) -> bool {
    let in_place = match kind {
        Kind::Verb | Kind::Person => outer.is_empty() || (outer == [Kind::Person] && kind == Kind::Verb),
        _ => outer.last() != Some(&kind),
    };
    let around = !outer.is_empty()
        || match kind {
            // `menunjukan` for `menunjukkan` is too common a slip to lose the word over.
            Kind::Verb => suffix != "an" || doubles_k,
            Kind::Ke => suffix != "kan",
            Kind::Se => !matches!(suffix, "i" | "kan"),
            Kind::Be => suffix != "i",
            Kind::Person | Kind::Te | Kind::Pe => true,
        };
    in_place && around
}

/// Whether a prefix and a suffix came on together (`ke…an`, `di…kan`): one step, not two.
fn is_confix(kind: Kind, suffix: &str) -> bool {
    match kind {
        Kind::Verb => matches!(suffix, "kan" | "i"),
        Kind::Pe | Kind::Ke => suffix == "an",
        _ => false,
    }
}

/// The root inside a word with an infix (`gemetar`) or with its first letters said twice (`rerata`, `lelembut`).
fn within(word: &str, is_root: impl Fn(&str) -> bool) -> Option<String> {
    let (head, rest) = word.split_at_checked(1)?;
    if vowel(head) {
        return None;
    }
    if let Some(twice) = rest.strip_prefix('e').filter(|twice| twice.starts_with(head) && is_root(twice)) {
        return Some(twice.to_owned());
    }
    let root =
        |infix: &str| rest.strip_prefix(infix).filter(|rest| vowel(rest)).map(|rest| format!("{head}{rest}"));
    INFIXES.iter().filter_map(|infix| root(infix)).find(|root| root.len() > ROOT_MIN && is_root(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 18] = [
        "tulis", "kirim", "arah", "cepat", "satu", "sapu", "pakai", "hasil", "rumah", "cat", "beri", "ikan",
        "rata", "getar", "ajar", "kerja", "sepuluh", "ideal",
    ];

    #[test]
    fn regular_forms_lead_to_the_root() {
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
            ("berikan", Some("beri")),
            ("bekerja", Some("kerja")),
            ("mempelajari", Some("ajar")),
            ("kesepersepuluhnya", Some("sepuluh")),
            ("kukirim", Some("kirim")),
            ("rerata", Some("rata")),
            ("gemetar", Some("getar")),
            ("idealisme", Some("ideal")),
            ("dituliskan", Some("tulis")),
            ("sepeda", None),
            ("", None),
        ] {
            assert_eq!(base(word, |root| KNOWN.contains(&root)).as_deref(), expected, "{word}");
        }
    }

    #[test]
    fn affixes_that_never_stand_together_are_no_way_to_a_root() {
        for word in ["dirumahan", "sehasili", "bekirim", "memtulis", "didituliskan"] {
            assert_eq!(base(word, |root| KNOWN.contains(&root)), None, "{word}");
        }
    }
}
