//! What a request must hold, and why a filing cannot be taken as it is.

use crate::code::coded;

coded! {
    /// Who asks (UU 14/2008 Ps.1(10), (12)).
    pub enum ApplicantKind {
        /// One citizen.
        Individual = "individual",
        /// A group of people, through one of them.
        Group = "group",
        /// A legal entity, through its officer.
        LegalEntity = "legal_entity",
    }
}

coded! {
    /// How a request came in. An oral one is valid and is written down by the body (UU 14/2008 Ps.22(1), (3)).
    pub enum Channel {
        /// The form of this site.
        Online = "online",
        /// Another program.
        Api = "api",
        /// At the desk.
        WalkIn = "walk_in",
        /// A letter.
        Letter = "letter",
        /// Electronic mail.
        Email = "email",
        /// By telephone.
        Phone = "phone",
    }
}

coded! {
    /// In which form the information is wanted (UU 14/2008 Ps.22(2): *format*).
    pub enum Format {
        /// As a file.
        Digital = "digital",
        /// On paper.
        Paper = "paper",
        /// To be seen, read, heard or noted on the spot.
        View = "view",
    }
}

coded! {
    /// How it is to be handed over (UU 14/2008 Ps.22(2): *cara penyampaian*).
    pub enum Delivery {
        /// By electronic mail.
        Email = "email",
        /// On the page of the case.
        Download = "download",
        /// Collected at the desk.
        Collect = "collect",
        /// By post or courier.
        Post = "post",
    }
}

/// A filing as typed, without spaces at its ends. Empty = not stated.
#[derive(Debug, Clone, Copy)]
pub struct Filing<'a> {
    /// Who asks.
    pub kind: ApplicantKind,
    /// How it came in.
    pub channel: Channel,
    /// Name of the person, group or entity.
    pub name: &'a str,
    /// Postal address.
    pub address: &'a str,
    /// Electronic mail.
    pub email: &'a str,
    /// Telephone.
    pub phone: &'a str,
    /// Population number.
    pub nik: &'a str,
    /// Number of the deed that makes the entity one.
    pub legal_number: &'a str,
    /// Who acts for the applicant.
    pub representative: &'a str,
    /// Of which paper that right comes.
    pub power_of_attorney: &'a str,
    /// The information wanted.
    pub subject: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// How it is to be handed over.
    pub delivery: Delivery,
}

/// Why a filing cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Ps.22(2): name.
    Name,
    /// Ps.22(2): address.
    Address,
    /// Ps.22(2): subject.
    Subject,
    /// Ps.4(3): a reason must be given. How good it is, nobody judges.
    Purpose,
    /// Neither mail nor telephone: the number could not be sent at once (Ps.22(5)).
    Contact,
    /// Delivery by mail without an address for it.
    EmailForDelivery,
    /// Not a mail address.
    Email,
    /// Not a telephone number.
    Phone,
    /// Not a population number.
    Nik,
    /// An entity names the deed that makes it one.
    LegalNumber,
    /// Who represents someone names the power of attorney.
    PowerOfAttorney,
}

/// Checks a filing against what the act asks of it; every fault at once. No fault = the request is complete
/// and must be registered. Identity papers can be completed later without losing a day (`domain.md` §5).
pub fn check(filing: &Filing<'_>) -> Vec<Fault> {
    let is_written_down = matches!(filing.channel, Channel::WalkIn | Channel::Letter);
    let faults = [
        (says_nothing(filing.name), Fault::Name),
        (says_nothing(filing.address), Fault::Address),
        (says_nothing(filing.subject), Fault::Subject),
        (says_nothing(filing.purpose), Fault::Purpose),
        (!is_written_down && filing.email.is_empty() && filing.phone.is_empty(), Fault::Contact),
        (filing.delivery == Delivery::Email && filing.email.is_empty(), Fault::EmailForDelivery),
        (!filing.email.is_empty() && !is_email(filing.email), Fault::Email),
        (!filing.phone.is_empty() && !is_phone(filing.phone), Fault::Phone),
        (!filing.nik.is_empty() && !is_nik(filing.nik), Fault::Nik),
        (filing.kind == ApplicantKind::LegalEntity && filing.legal_number.is_empty(), Fault::LegalNumber),
        (!filing.representative.is_empty() && filing.power_of_attorney.is_empty(), Fault::PowerOfAttorney),
    ];
    faults.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

/// Whether a text holds only signs that say nothing: spaces, those nobody sees too, dashes and dots. The pattern of the
/// API says the same.
fn says_nothing(text: &str) -> bool {
    let is_silent = |c: char| {
        let is_unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        let is_filler = matches!(c, '-' | '.' | '_' | '\u{2013}' | '\u{2014}' | '\u{2026}');
        c.is_whitespace() || c.is_control() || is_unseen || is_filler
    };
    text.chars().all(is_silent)
}

/// Whether 16 digits can be a population number: province 11 to 97, a day of 1 to 31 (41 to 71 for women) and
/// a month in the middle, and a running number. A telephone number is not one.
pub fn is_nik(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let pair = |place: usize| -> u32 {
        digits.get(place..place + 2).map_or(0, |pair| pair.iter().fold(0, |sum, digit| sum * 10 + digit))
    };
    let is_spaced = text.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '.' || c == '-');
    let day = pair(6);
    digits.len() == 16
        && is_spaced
        && (11..=97).contains(&pair(0))
        && ((1..=31).contains(&day) || (41..=71).contains(&day))
        && (1..=12).contains(&pair(8))
        && digits.iter().skip(12).any(|digit| *digit != 0)
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_number =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.'));
    is_number && (6..=15).contains(&digits)
}

/// What can be sent to; whether somebody reads it, only sending shows.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.rsplit_once('@') else { return false };
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"@".contains(c))
    };
    text.len() <= 254
        && is_plain(user)
        && is_plain(host)
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filing() -> Filing<'static> {
        Filing {
            kind: ApplicantKind::Individual,
            channel: Channel::Online,
            name: "Contoh Warga",
            address: "Jl. Contoh 1, Cilegon",
            email: "warga@contoh.test",
            phone: "",
            nik: "",
            legal_number: "",
            representative: "",
            power_of_attorney: "",
            subject: "Realisasi anggaran jalan lingkungan 2025",
            purpose: "Penelitian",
            delivery: Delivery::Email,
        }
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_2_and_ps_4_ayat_3_name_address_subject_and_reason_are_needed() {
        assert_eq!(check(&filing()), Vec::new());
        let empty = Filing { name: "", address: "", subject: "", purpose: "", ..filing() };
        assert_eq!(check(&empty), [Fault::Name, Fault::Address, Fault::Subject, Fault::Purpose]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_5_the_number_must_reach_who_asks_from_afar() {
        let mute = Filing { email: "", phone: "", delivery: Delivery::Collect, ..filing() };
        assert_eq!(check(&mute), [Fault::Contact]);
        assert_eq!(check(&Filing { channel: Channel::WalkIn, ..mute }), Vec::new());
        let by_mail = Filing { delivery: Delivery::Email, channel: Channel::WalkIn, ..mute };
        assert_eq!(check(&by_mail), [Fault::EmailForDelivery]);
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_1_an_oral_request_by_telephone_is_written_down() {
        let phone = Filing {
            channel: Channel::Phone,
            email: "",
            phone: "0812-0000-0000",
            delivery: Delivery::Collect,
            ..filing()
        };
        assert_eq!(check(&phone), Vec::new());
    }

    #[test]
    fn a_legal_entity_names_its_deed_and_a_representative_the_power_of_attorney() {
        let entity = Filing { kind: ApplicantKind::LegalEntity, representative: "Kuasa", ..filing() };
        assert_eq!(check(&entity), [Fault::LegalNumber, Fault::PowerOfAttorney]);
    }

    #[test]
    fn a_telephone_number_is_no_population_number() {
        // Made up: the running number is 0001 and the area code is not given out.
        assert!(is_nik("9601014107900001"));
        assert!(is_nik("9601 0141 0790 0001"));
        for wrong in
            ["081212345678", "0812123456789012", "9601010007900001", "9601014113900001", "96010141079", ""]
        {
            assert!(!is_nik(wrong), "{wrong}");
        }
        assert_eq!(check(&Filing { nik: "081212345678", ..filing() }), [Fault::Nik]);
    }

    #[test]
    fn a_name_in_javanese_script_is_a_name() {
        assert_eq!(check(&Filing { name: "ꦮꦫꦶꦤ꧀", ..filing() }), Vec::new());
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_2_signs_nobody_can_read_are_no_name_and_no_reason() {
        let blank = Filing { name: "\u{200b}", address: "-", subject: "…", purpose: "\u{ad}", ..filing() };
        assert_eq!(check(&blank), [Fault::Name, Fault::Address, Fault::Subject, Fault::Purpose]);
    }

    #[test]
    fn mail_addresses_and_telephone_numbers_that_cannot_be_are_refused() {
        for wrong in
            ["warga", "warga@", "@contoh.test", "a b@contoh.test", "warga@contoh", "warga@.test", "a@b.c>"]
        {
            assert!(check(&Filing { email: wrong, ..filing() }).contains(&Fault::Email), "{wrong}");
        }
        for wrong in ["12345", "0812-abc-000", "12345678901234567"] {
            assert_eq!(check(&Filing { phone: wrong, ..filing() }), [Fault::Phone], "{wrong}");
        }
    }
}
