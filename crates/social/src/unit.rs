//! Which unit a table means: by code, by name or by handle, however an officer writes it.
//!
//! "Kel. Pabean", "kelurahan pabean", "KEL-PABEAN" and "@kel.pabean" are one unit. What fits two units is said to be
//! unclear and never guessed.

use std::collections::HashMap;

/// What one unit is called.
#[derive(Debug, Clone)]
pub struct Named<K> {
    /// The caller's key.
    pub key: K,
    /// Code, name, short name, former names, handles.
    pub names: Vec<String>,
}

/// Why no unit was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// Nobody is called so.
    Unknown,
    /// Two or more are.
    Unclear,
}

/// Names of all units, ready for asking.
#[derive(Debug, Clone)]
pub struct Names<K> {
    exact: HashMap<String, Vec<K>>,
    loose: Vec<(Vec<String>, K)>,
    city: Vec<String>,
}

/// Written short, and written out.
const SHORT: [(&str, &str); 12] = [
    ("kel", "kelurahan"),
    ("kec", "kecamatan"),
    ("dis", "dinas"),
    ("bag", "bagian"),
    ("pkm", "puskesmas"),
    ("ds", "desa"),
    ("sekda", "setda"),
    ("sekretariat daerah", "setda"),
    ("rumah sakit umum daerah", "rsud"),
    ("satuan polisi pamong praja", "satpol pp"),
    ("satpolpp", "satpol pp"),
    ("capil", "pencatatan sipil"),
];
/// Words a press report leaves out or adds.
const WITHOUT_WEIGHT: [&str; 8] =
    ["dan", "kota", "kabupaten", "pemerintah", "pemkot", "official", "the", "of"];
/// Words that say what kind of unit it is.
const KINDS: [&str; 7] = ["kelurahan", "kecamatan", "dinas", "badan", "bagian", "puskesmas", "desa"];

/// The words of a name, written out, without those that carry no weight.
fn words(text: &str) -> Vec<String> {
    let folded = bahasa::fold(text);
    let split = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut line = format!(" {} ", split(&folded).join(" "));
    for (short, long) in SHORT {
        line = line.replace(&format!(" {short} "), &format!(" {long} "));
    }
    split(&line).into_iter().filter(|word| !WITHOUT_WEIGHT.contains(&word.as_str())).collect()
}

impl<K: Copy + PartialEq> Names<K> {
    /// Takes the names of all units. `city` is the body's own name, whose words a unit's name may carry or leave out.
    pub fn new(units: impl IntoIterator<Item = Named<K>>, city: &str) -> Self {
        let mut exact: HashMap<String, Vec<K>> = HashMap::new();
        let mut loose = Vec::new();
        let city = words(city);
        for unit in units {
            for name in &unit.names {
                let all = words(name);
                let own: Vec<String> = all.iter().filter(|word| !city.contains(word)).cloned().collect();
                for form in [&all, &own] {
                    let found = exact.entry(form.concat()).or_default();
                    if !form.is_empty() && !found.contains(&unit.key) {
                        found.push(unit.key);
                    }
                }
                loose.push((if own.is_empty() { all } else { own }, unit.key));
            }
        }
        Self { exact, loose, city }
    }

    /// The unit a text means.
    /// Errors: see [`Missed`].
    pub fn find(&self, text: &str) -> Result<K, Missed> {
        let asked = words(text.trim().trim_start_matches('@'));
        if asked.is_empty() {
            return Err(Missed::Unknown);
        }
        if let Some(found) = self.exact.get(&asked.concat()) {
            return one(found);
        }
        // "Dinas Pendidikan Kota Cilegon": the name of the city tells nothing apart.
        let asked: Vec<String> = asked.into_iter().filter(|word| !self.city.contains(word)).collect();
        if let Some(found) = self.exact.get(&asked.concat()).filter(|_| !asked.is_empty()) {
            return one(found);
        }
        // A press report writes "Dinas Pendidikan" for "Dinas Pendidikan dan Kebudayaan".
        let begins: Vec<K> = self.fits(|name| name.starts_with(&asked) || asked.starts_with(name));
        if asked.len() >= 2 && !begins.is_empty() {
            return one(&begins);
        }
        if let Some(found) = self.near(&asked) {
            return one(&found);
        }
        // The name without its kind, if nobody else has it.
        let bare = self.fits(|name| {
            name.first().is_some_and(|kind| KINDS.contains(&kind.as_str()))
                && name.get(1..) == Some(asked.as_slice())
        });
        one(&bare)
    }

    fn fits(&self, is_it: impl Fn(&Vec<String>) -> bool) -> Vec<K> {
        let mut found = Vec::new();
        for (_, key) in self.loose.iter().filter(|(name, _)| name.len() >= 2 && is_it(name)) {
            if !found.contains(key) {
                found.push(*key);
            }
        }
        found
    }

    /// Units of the same kind whose name differs in one letter ("Deringo", "Dringo") or has all words of what was
    /// asked but one ("Penataan Ruang" and "Tata Ruang").
    fn near(&self, asked: &[String]) -> Option<Vec<K>> {
        let kind = asked.first().filter(|kind| KINDS.contains(&kind.as_str()))?;
        let same_kind = |name: &Vec<String>| name.first() == Some(kind);
        let letters = asked.concat();
        let found = self.fits(|name| {
            same_kind(name) && letters.len() >= 8 && is_one_letter_off(&letters, &name.concat())
        });
        if !found.is_empty() {
            return Some(found);
        }
        let many = asked.len() >= 4;
        let found = self.fits(|name| {
            let missing = asked.iter().filter(|word| !name.contains(word)).count();
            let extra = name.iter().filter(|word| !asked.contains(word)).count();
            many && same_kind(name) && missing <= 1 && extra <= 1
        });
        (!found.is_empty()).then_some(found)
    }
}

fn one<K: Copy>(found: &[K]) -> Result<K, Missed> {
    match found {
        [] => Err(Missed::Unknown),
        [one] => Ok(*one),
        _ => Err(Missed::Unclear),
    }
}

/// Whether one letter more, less or other makes the one text the other.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let begin = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let end = short.bytes().rev().zip(long.bytes().rev()).take_while(|(a, b)| a == b).count();
    long.len() - short.len() <= 1 && begin + end + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<u32> {
        let unit =
            |key, names: &[&str]| Named { key, names: names.iter().map(|name| (*name).to_owned()).collect() };
        Names::new(
            [
                unit(1, &["kel-pabean", "Kelurahan Pabean", "Kel. Pabean", "kelpabean.official"]),
                unit(2, &["kec-cibeber", "Kecamatan Cibeber"]),
                unit(3, &["kel-cibeber", "Kelurahan Cibeber"]),
                unit(4, &["dindikbud", "Dinas Pendidikan dan Kebudayaan", "Dindikbud"]),
                unit(5, &["rsud", "Rumah Sakit Umum Daerah Kota Cilegon", "RSUD"]),
                unit(6, &["kel-dringo", "Kelurahan Dringo"]),
                unit(7, &["kel-kebonsari", "Kelurahan Kebonsari"]),
                unit(8, &["kel-kebon-dalem", "Kelurahan Kebon Dalem"]),
                unit(9, &["dpupr", "Dinas Pekerjaan Umum dan Penataan Ruang"]),
                unit(10, &["dinkes", "Dinas Kesehatan"]),
                unit(11, &["bag-umum", "Bagian Umum"]),
            ],
            "Kota Cilegon",
        )
    }

    #[test]
    fn a_unit_is_found_however_it_is_written() {
        let names = names();
        for (text, unit) in [
            ("KEL-PABEAN", 1),
            ("Kel. Pabean", 1),
            ("kelurahan  pábean", 1),
            ("@kelpabean.official", 1),
            ("Pabean", 1),
            ("Dinas Pendidikan", 4),
            ("Dinas Pendidikan Kota Cilegon", 4),
            ("RSUD Cilegon", 5),
            ("Kelurahan Deringo", 6),
            ("Kelurahan Kebon Sari", 7),
            ("Dinas Pekerjaan Umum dan Tata Ruang", 9),
            ("Dinas Kesehatan Kota Cilegon", 10),
            ("Kec. Cibeber", 2),
        ] {
            assert_eq!(names.find(text), Ok(unit), "{text}");
        }
    }

    #[test]
    fn what_fits_two_units_or_none_is_never_guessed() {
        let names = names();
        assert_eq!(names.find("Cibeber"), Err(Missed::Unclear));
        for text in ["", "Kelurahan Antah", "Dinas", "Umum Sekali", "@"] {
            assert_eq!(names.find(text), Err(Missed::Unknown), "{text}");
        }
    }

    #[test]
    fn one_letter_off_is_one_letter() {
        assert!(is_one_letter_off("deringo", "dringo"));
        assert!(is_one_letter_off("dringo", "drango"));
        assert!(!is_one_letter_off("dringo", "drongu"));
        assert!(!is_one_letter_off("dringo", "dring00"));
    }
}
