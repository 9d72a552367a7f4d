//! The fourteen components of a service standard (UU 25/2009 Ps.21), in the two parts of Permen PANRB 15/2014.

use std::collections::BTreeMap;

use crate::code::coded;

coded! {
    /// A component of a service standard, in the order in which people ask for them.
    pub enum Component {
        /// *Persyaratan* (letter b).
        Requirements = "requirements",
        /// *Sistem, mekanisme, dan prosedur* (letter c).
        Procedure = "procedure",
        /// *Jangka waktu penyelesaian* (letter d).
        Time = "time",
        /// *Biaya/tarif* (letter e).
        Cost = "cost",
        /// *Produk pelayanan* (letter f).
        Product = "product",
        /// *Penanganan pengaduan, saran, dan masukan* (letter j).
        Complaints = "complaints",
        /// *Dasar hukum* (letter a).
        LegalBasis = "legal_basis",
        /// *Sarana, prasarana, dan/atau fasilitas* (letter g).
        Facilities = "facilities",
        /// *Kompetensi pelaksana* (letter h).
        Competence = "competence",
        /// *Pengawasan internal* (letter i).
        Supervision = "supervision",
        /// *Jumlah pelaksana* (letter k).
        Staff = "staff",
        /// *Jaminan pelayanan* (letter l).
        Guarantee = "guarantee",
        /// *Jaminan keamanan dan keselamatan pelayanan* (letter m).
        Safety = "safety",
        /// *Evaluasi kinerja pelaksana* (letter n).
        Evaluation = "evaluation",
    }
}

coded! {
    /// The two parts of a standard (Permen PANRB 15/2014).
    pub enum Part {
        /// *Service delivery*: what happens at the counter; must be announced.
        Delivery = "delivery",
        /// *Manufacturing*: how the unit keeps it up inside.
        Manufacturing = "manufacturing",
    }
}

impl Component {
    /// The letter in UU 25/2009 Ps.21.
    pub fn letter(self) -> char {
        match self {
            Self::LegalBasis => 'a',
            Self::Requirements => 'b',
            Self::Procedure => 'c',
            Self::Time => 'd',
            Self::Cost => 'e',
            Self::Product => 'f',
            Self::Facilities => 'g',
            Self::Competence => 'h',
            Self::Supervision => 'i',
            Self::Complaints => 'j',
            Self::Staff => 'k',
            Self::Guarantee => 'l',
            Self::Safety => 'm',
            Self::Evaluation => 'n',
        }
    }

    /// The part it belongs to.
    pub fn part(self) -> Part {
        match self {
            Self::Requirements
            | Self::Procedure
            | Self::Time
            | Self::Cost
            | Self::Product
            | Self::Complaints => Part::Delivery,
            _ => Part::Manufacturing,
        }
    }
}

/// Components a standard says nothing about, in their order.
pub fn missing(said: &BTreeMap<Component, String>) -> Vec<Component> {
    let is_missing = |one: &Component| said.get(one).is_none_or(|text| text.trim().is_empty());
    <Component as crate::Code>::ALL.iter().copied().filter(is_missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn uu_25_2009_ps_21_a_standard_has_fourteen_components_six_of_them_at_the_counter() {
        let mut letters: Vec<char> = Component::ALL.iter().map(|one| one.letter()).collect();
        letters.sort_unstable();
        assert_eq!(letters, ('a'..='n').collect::<Vec<_>>());
        assert_eq!(Component::ALL.iter().filter(|one| one.part() == Part::Delivery).count(), 6);
    }

    #[test]
    fn uu_25_2009_ps_21_what_is_not_said_is_named() {
        let mut said: BTreeMap<Component, String> =
            Component::ALL.iter().map(|one| (*one, "ada".to_owned())).collect();
        assert_eq!(missing(&said), []);
        said.insert(Component::Cost, "  ".to_owned());
        said.remove(&Component::Safety);
        assert_eq!(missing(&said), [Component::Cost, Component::Safety]);
    }
}
