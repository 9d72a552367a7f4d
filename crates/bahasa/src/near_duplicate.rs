//! Whether two texts tell the same story, from a few dozen numbers each.
//!
//! Min-wise hashing as Broder (1997) describes it, with the smallest hashes of one function instead of many functions:
//! a text is cut into runs of four stems, each run is hashed, and the 128 smallest hashes are its sketch. Of two texts
//! with the same runs the sketches share hashes in the same measure; another title, a lead cut off, a paragraph moved
//! or words changed leave most runs whole. Every hash of a sketch is a band of one row: stored one a row, texts that
//! share some are found by looking up numbers, without comparing texts.

use std::collections::{BTreeSet, HashMap};

use crate::{fold, is_stopword, stem, tokens};

/// Stems of a run: three are shared by unrelated stories (`wali kota cilegon`), five break too often.
const RUN: usize = 4;

/// Hashes of a sketch.
const SKETCH_MAX: usize = 128;

/// Hashes below which a text is too short to tell (about 20 words).
const SKETCH_MIN: usize = 12;

/// Texts that hold a run before it counts as a phrase of the house (`kata wali kota dalam sambutannya`) and no longer
/// as a trace of one story.
pub const COMMON_FROM: usize = 40;

/// Likeness from which two texts are taken for the same story; chosen on constructed pairs (docs/measurements.md).
pub const SAME_STORY: f64 = 0.05;

/// Shared hashes below which nothing is said, whatever the likeness.
const SHARED_MIN: usize = 4;

/// Runs that stand in many texts because people begin with the same form: no trace of one story.
#[derive(Debug, Clone, Default)]
pub struct Phrases(BTreeSet<i64>);

impl Phrases {
    /// The runs of these texts.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().flat_map(runs).collect())
    }
}

/// What a text is recognised by: ascending, at most 128 numbers, none twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch(Vec<i64>);

impl Sketch {
    /// The sketch of a text, title and body in one; empty when the text is too short to be recognised.
    pub fn of(text: &str) -> Self {
        Self::of_own(text, &Phrases::default())
    }

    /// As [`Sketch::of`], without what is no trace of one story.
    pub fn of_own(text: &str, phrases: &Phrases) -> Self {
        let runs: BTreeSet<i64> = runs(text).filter(|run| !phrases.0.contains(run)).collect();
        if runs.len() < SKETCH_MIN {
            Self::default()
        } else {
            Self(runs.into_iter().take(SKETCH_MAX).collect())
        }
    }

    /// The numbers, ascending, for keeping one a row.
    pub fn hashes(&self) -> &[i64] {
        &self.0
    }

    /// Whether the text was too short.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How alike two texts are, 0 to 1: the hashes they share of the smaller sketch.
    pub fn likeness(&self, other: &Self) -> f64 {
        self.share(other.0.iter().filter(|hash| self.0.binary_search(hash).is_ok()).count(), other.0.len())
    }

    /// Whether another text with `kept` hashes that shares `shared` of them with this one tells the same story.
    pub fn is_same_story(&self, shared: usize, kept: usize) -> bool {
        shared >= SHARED_MIN && self.share(shared, kept) >= SAME_STORY
    }

    fn share(&self, shared: usize, kept: usize) -> f64 {
        let of = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        of(shared) / of(self.0.len().min(kept).max(1))
    }
}

/// Sketches of many texts in memory, found by what they share.
#[derive(Debug, Default)]
pub struct Archive {
    kept: Vec<usize>,
    by_hash: HashMap<i64, Vec<usize>>,
}

impl Archive {
    /// Keeps a sketch; returns its number, counted from 0.
    pub fn add(&mut self, sketch: &Sketch) -> usize {
        let number = self.kept.len();
        self.kept.push(sketch.0.len());
        for hash in &sketch.0 {
            self.by_hash.entry(*hash).or_default().push(number);
        }
        number
    }

    /// The texts that tell the same story, the most alike first, with their likeness.
    pub fn same_story(&self, sketch: &Sketch) -> Vec<(usize, f64)> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let rare = sketch
            .0
            .iter()
            .filter_map(|hash| self.by_hash.get(hash))
            .filter(|texts| texts.len() < COMMON_FROM);
        for number in rare.flatten() {
            *shared.entry(*number).or_default() += 1;
        }
        let mut found: Vec<(usize, f64)> = shared
            .into_iter()
            .filter_map(|(number, shared)| {
                let kept = *self.kept.get(number)?;
                sketch.is_same_story(shared, kept).then(|| (number, sketch.share(shared, kept)))
            })
            .collect();
        found.sort_by(|(one, near), (other, nearer)| nearer.total_cmp(near).then(one.cmp(other)));
        found
    }
}

/// The hashes of all runs of a text, some perhaps twice.
fn runs(text: &str) -> impl Iterator<Item = i64> {
    let stems: Vec<u64> = tokens(text)
        .flat_map(crate::Token::parts)
        .map(|token| fold(token.text))
        .filter(|word| !is_stopword(word))
        .map(|word| hash(stem(&word).as_bytes()))
        .collect();
    let mixed: Vec<i64> = stems.windows(RUN).map(mix).collect();
    mixed.into_iter()
}

/// FNV-1a: the same on every machine and in every version, since sketches are kept.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One number for a run, mixed until every bit depends on every stem (the end of `MurmurHash3`).
fn mix(run: &[u64]) -> i64 {
    let mut mixed = run.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |sum, stem| {
        sum.rotate_left(17) ^ stem.wrapping_mul(0xff51_afd7_ed55_8ccd)
    });
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (mixed ^ (mixed >> 33)).cast_signed()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STORY: &str = "Dinas Lingkungan Hidup Kota Cilegon menanam dua ribu bibit mangrove di pantai Kelapa Tujuh, \
        Kecamatan Citangkil, Sabtu pagi. Bibit itu dibawa dari kebun dinas di Bagendung. Seratus pelajar dan nelayan \
        ikut menanam bersama petugas. Kepala dinas mengatakan akar mangrove menahan ombak yang menggerus tanggul sejak \
        tahun lalu. Warga diminta menjaga bibit dari kambing dan sampah plastik. Penanaman berikutnya dijadwalkan bulan \
        Maret di Ciwandan dengan bantuan pabrik di sekitar pelabuhan.";

    const OTHER: &str = "Dinas Kesehatan Kota Cilegon memeriksa dua ribu balita di posyandu Kecamatan Jombang, Senin \
        pagi. Timbangan dan vitamin dibawa dari puskesmas. Kader dan bidan ikut memeriksa bersama dokter. Kepala dinas \
        mengatakan angka stunting turun sejak tahun lalu. Orang tua diminta membawa buku kesehatan anak. Pemeriksaan \
        berikutnya dijadwalkan bulan Maret di Grogol dengan bantuan kampus di sekitar kota.";

    #[test]
    fn the_same_story_is_recognised_and_another_is_not() {
        let mut archive = Archive::default();
        let story = archive.add(&Sketch::of(STORY));
        let other = archive.add(&Sketch::of(OTHER));
        let cut = STORY.split_once(". ").map(|(_, rest)| rest).expect("a lead");
        let retold =
            format!("Mangrove untuk pantai kita. {}", cut.replace("dinas", "DLH").replace("ikut", "turut"));
        let found = archive.same_story(&Sketch::of(&retold));
        assert!(
            found.first().is_some_and(|(number, likeness)| *number == story && *likeness > 0.3),
            "{found:?}"
        );
        assert!(found.iter().all(|(number, _)| *number != other));
        assert!(Sketch::of(STORY).likeness(&Sketch::of(OTHER)) < SAME_STORY);
    }

    #[test]
    fn a_title_is_too_short_to_be_recognised() {
        assert!(Sketch::of("Dinas Lingkungan Hidup menanam mangrove di pantai").is_empty());
        assert!(!Sketch::default().is_same_story(0, 0));
    }

    #[test]
    fn phrases_of_the_house_are_no_trace() {
        let mut archive = Archive::default();
        for _ in 0..COMMON_FROM {
            archive.add(&Sketch::of(STORY));
        }
        assert_eq!(archive.same_story(&Sketch::of(STORY)), []);
    }

    #[test]
    fn a_form_two_people_began_with_is_no_trace() {
        let form = "Kader menimbang balita, mengukur tinggi badan, dan membagikan vitamin. Warga yang ingin ikut pada \
            kesempatan berikutnya dapat datang ke kantor kelurahan pada hari kerja dengan membawa buku kesehatan ibu.";
        let (one, other) = (format!("{STORY} {form}"), format!("{form} {OTHER}"));
        assert!(Sketch::of(&one).likeness(&Sketch::of(&other)) > SAME_STORY);
        let phrases = Phrases::of([form]);
        let (one, other) = (Sketch::of_own(&one, &phrases), Sketch::of_own(&other, &phrases));
        assert!(one.likeness(&other) < SAME_STORY);
        assert!(Sketch::of_own(form, &phrases).is_empty());
    }

    #[test]
    fn sketches_are_the_same_on_every_machine() {
        assert_eq!(Sketch::of(STORY).hashes().first(), Some(&FIRST));
    }

    /// The smallest hash of [`STORY`]: kept sketches are lost when it changes.
    const FIRST: i64 = -9_053_506_119_424_271_556;

    proptest! {
        #[test]
        fn sketches_are_short_sorted_and_like_themselves(text in "([a-z]{1,6} ){0,200}") {
            let sketch = Sketch::of(&text);
            prop_assert!(sketch.hashes().len() <= SKETCH_MAX);
            prop_assert!(sketch.hashes().windows(2).all(|pair| pair[0] < pair[1]));
            if !sketch.is_empty() {
                prop_assert!((sketch.likeness(&sketch) - 1.0).abs() < f64::EPSILON);
            }
        }
    }
}
