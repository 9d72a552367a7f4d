//! Words that say nothing about what a text is about.
//!
//! Search leaves them out when a question has better words. The list is our own and short on
//! purpose: `tidak`, `wajib` or `bukan` change the meaning of a public notice and stay.

/// Folded, sorted (the search below is binary).
const STOPWORDS: &[&str] = &[
    "ada",
    "adalah",
    "agar",
    "akan",
    "antara",
    "apa",
    "atas",
    "atau",
    "bagaimana",
    "bagi",
    "bahwa",
    "banyak",
    "beberapa",
    "begitu",
    "belum",
    "berapa",
    "bila",
    "bisa",
    "cara",
    "dalam",
    "dan",
    "dapat",
    "dari",
    "demikian",
    "dengan",
    "di",
    "dia",
    "dimana",
    "hal",
    "hanya",
    "harus",
    "hingga",
    "ia",
    "ialah",
    "ini",
    "itu",
    "jadi",
    "jika",
    "juga",
    "kami",
    "kapan",
    "karena",
    "ke",
    "kemudian",
    "kepada",
    "ketika",
    "kita",
    "lagi",
    "lain",
    "lalu",
    "maka",
    "mana",
    "masih",
    "mengapa",
    "mereka",
    "namun",
    "nya",
    "oleh",
    "pada",
    "para",
    "per",
    "pula",
    "pun",
    "saat",
    "saja",
    "saya",
    "sebagai",
    "sebuah",
    "sedang",
    "sehingga",
    "sejak",
    "selain",
    "seluruh",
    "semua",
    "seorang",
    "seperti",
    "serta",
    "setelah",
    "setiap",
    "siapa",
    "suatu",
    "sudah",
    "supaya",
    "tapi",
    "telah",
    "tentang",
    "terhadap",
    "tersebut",
    "tetapi",
    "tiap",
    "untuk",
    "yaitu",
    "yakni",
    "yang",
];

/// Whether a folded word (see [`crate::fold()`]) is too common to search by.
pub fn is_stopword(folded: &str) -> bool {
    STOPWORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(STOPWORDS.is_sorted_by(|a, b| a < b));
        assert!(STOPWORDS.iter().all(|word| crate::fold(word) == *word));
    }

    #[test]
    fn words_that_change_meaning_stay() {
        for word in ["tidak", "bukan", "wajib", "dilarang", "gratis", "warga"] {
            assert!(!is_stopword(word), "{word}");
        }
        assert!(is_stopword("yang"));
    }
}
