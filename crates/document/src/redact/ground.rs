//! The words of the law for the code of a ground.

/// The ground as readers see it: `EX17H.2` is *UU 14/2008 Pasal 17 huruf h angka 2*, `PDP` the act on personal data.
/// A code of another kind is shown as it is.
pub(crate) fn in_words(code: &str) -> String {
    if code == "PDP" {
        return "UU 27/2022 tentang Pelindungan Data Pribadi".to_owned();
    }
    let (letter, number) =
        match code.strip_prefix("EX17").map(|rest| rest.split_once('.').unwrap_or((rest, ""))) {
            Some((letter, number)) if letter.len() == 1 => (letter.to_lowercase(), number),
            _ => return code.to_owned(),
        };
    let item = if number.is_empty() { String::new() } else { format!(" angka {number}") };
    format!("UU 14/2008 Pasal 17 huruf {letter}{item}")
}
