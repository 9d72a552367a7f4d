//! One name for a public body however it is written.

/// The name folded: `Pemkot Cilegon`, `Pemerintah Kota Cilegon` and `KOTA CILEGON` are `kota cilegon`; `Kab. Serang` is
/// `kabupaten serang` and never `kota serang`.
pub fn body_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut key: Vec<&str> = Vec::new();
    for word in words {
        match word {
            "pemerintah" | "pemda" if key.is_empty() => {}
            "pemkot" => key.push("kota"),
            "pemkab" | "kab" => key.push("kabupaten"),
            "pemprov" | "prov" => key.push("provinsi"),
            word => key.push(word),
        }
    }
    // `Tangsel` is how everybody writes it.
    key.join(" ").replace("tangsel", "tangerang selatan")
}

/// Whether a folded name is that of a city or a regency: only these are assessed by one table of bands.
pub(super) fn is_region(key: &str) -> bool {
    key.starts_with("kota ") || key.starts_with("kabupaten ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_and_the_regency_of_the_same_name_stay_two() {
        for name in ["Kota Cilegon", "KOTA  CILEGON", "Pemkot Cilegon", "Pemerintah Kota Cilegon"] {
            assert_eq!(body_key(name), "kota cilegon", "{name}");
        }
        assert_eq!(body_key("Kab. Serang"), body_key("Pemerintah Kabupaten Serang"));
        assert_ne!(body_key("Kab. Serang"), body_key("Kota Serang"));
        assert_eq!(body_key("Kota Tangsel"), body_key("Kota Tangerang Selatan"));
    }
}
