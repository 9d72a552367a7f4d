//! Words of existing lists: information classes, forms, ticks, retention, obligations.

use rules::register::InformationClass;

use crate::register::suggest::obligation_of;

/// What a cell or a heading row says about the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClassWord {
    /// One of the classes of the register.
    Class(InformationClass),
    /// Exempt: must not be in the register (UU 14/2008 Ps.11(1)a).
    Exempt,
}

/// The class that words mean: "Berkala", "Informasi yang wajib tersedia setiap saat", `serta_merta`.
pub(super) fn class(words: &str) -> Option<ClassWord> {
    let folded: String = bahasa::fold(words)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let has = |part: &str| folded.contains(part);
    if has("kecuali") || has("pengecuali") || has("exempt") {
        return Some(ClassWord::Exempt);
    }
    let found = [
        (has("berkala") || has("periodic"), InformationClass::Periodic),
        (has("serta merta") || has("sertamerta") || has("immediate"), InformationClass::Immediate),
        (has("setiap saat") || has("on demand"), InformationClass::OnDemand),
    ];
    let mut meant = found.into_iter().filter(|(is_meant, _)| *is_meant).map(|(_, class)| class);
    match (meant.next(), meant.next()) {
        (Some(class), None) => Some(ClassWord::Class(class)),
        _ => None,
    }
}

/// Whether a form is on paper and whether it is digital; `None` when the words say neither.
pub(super) fn form(words: &str) -> Option<(bool, bool)> {
    let folded = bahasa::fold(words);
    let has = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    let is_printed = has(&["cetak", "hard", "kertas", "buku", "print", "salinan"]);
    let is_digital =
        has(&["elektronik", "digital", "soft", "online", "daring", "file", "pdf", "web", "rekam", "situs"]);
    (is_printed || is_digital).then_some((is_printed, is_digital))
}

/// Whether a cell is ticked: anything but nothing, a dash or a no.
pub(super) fn is_ticked(cell: &str) -> bool {
    !matches!(
        bahasa::fold(cell.trim()).as_str(),
        "" | "-" | "–" | "0" | "tidak" | "tidak ada" | "no" | "false"
    )
}

/// Active and inactive retention: "2 tahun aktif, 3 tahun inaktif" is both, anything else the active one.
pub(super) fn retention(words: &str) -> (String, String) {
    let folded = bahasa::fold(words);
    let Some((active, inactive)) = words.split_once([',', ';', '\n']) else {
        return (words.to_owned(), String::new());
    };
    if !folded.contains("inaktif") {
        return (words.to_owned(), String::new());
    }
    let plain = |part: &str| {
        part.split_whitespace()
            .filter(|word| !matches!(bahasa::fold(word).as_str(), "aktif" | "inaktif"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    (plain(active), plain(inactive))
}

/// The obligations a cell names, sorted: codes of the catalogue, or words of their own, with a semicolon or
/// a line between two. Codes may also stand with commas or spaces between them.
/// Errors: the text key, when a part is no obligation.
pub(super) fn obligations(cell: &str) -> Result<Vec<String>, &'static str> {
    let mut codes = Vec::new();
    for part in cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let listed = part.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty());
        match listed.map(code).collect::<Option<Vec<String>>>() {
            Some(listed) => codes.extend(listed),
            None => codes.push(obligation_of(part).ok_or("register-import-unknown-obligation")?),
        }
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

/// A code of the catalogue, however its letters are written.
fn code(word: &str) -> Option<String> {
    let rows = rules::obligation::catalogue().all().iter();
    rows.map(|row| &row.code).find(|code| code.eq_ignore_ascii_case(word)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_ps_9_to_11_are_known_however_they_are_written() {
        for (words, class_meant) in [
            ("Berkala", InformationClass::Periodic),
            ("INFORMASI YANG WAJIB DISEDIAKAN DAN DIUMUMKAN SECARA BERKALA", InformationClass::Periodic),
            ("informasi-serta-merta", InformationClass::Immediate),
            ("Serta Merta", InformationClass::Immediate),
            ("setiap_saat", InformationClass::OnDemand),
            ("Informasi Tersedia Setiap Saat", InformationClass::OnDemand),
        ] {
            assert_eq!(class(words), Some(ClassWord::Class(class_meant)), "{words}");
        }
        assert_eq!(class("Informasi yang dikecualikan"), Some(ClassWord::Exempt));
        assert_eq!(class("Berkala / setiap saat"), None);
        assert_eq!(class("Laporan"), None);
    }

    #[test]
    fn obligations_are_known_by_code_and_by_name() {
        let codes = |cell| obligations(cell).unwrap().join(" ");
        assert_eq!(codes("BK.02.a"), "BK.02.a");
        assert_eq!(codes("bk.02.A, BK.04.a"), "BK.02.a BK.04.a");
        assert_eq!(
            codes("LHKPN pejabat yang telah diperiksa/diverifikasi dan diumumkan KPK\nBK.02.a"),
            "BK.01.f BK.02.a"
        );
        assert_eq!(codes(" ; "), "");
        assert_eq!(obligations("BK.02.a; lihat arsip"), Err("register-import-unknown-obligation"));
    }

    #[test]
    fn forms_and_retention_of_real_lists_are_understood() {
        assert_eq!(form("Hard & Soft File"), Some((true, true)));
        assert_eq!(form("Softcopy"), Some((false, true)));
        assert_eq!(form("Cetak"), Some((true, false)));
        assert_eq!(form("lihat ruang arsip"), None);
        let both = ("2 tahun".to_owned(), "3 tahun".to_owned());
        assert_eq!(retention("2 tahun aktif, 3 tahun inaktif"), both);
        assert_eq!(retention("Selama Berlaku"), ("Selama Berlaku".to_owned(), String::new()));
    }
}
