//! Enums that are stored and shown by a stable code.
//!
//! A code is what stands in the database, in the API and in URLs. It never changes;
//! the label people read comes from `locales/`.

/// A closed list of values, each with a stable code.
pub trait Code: Sized + Copy + 'static {
    /// Every value, in the order of the law or of daily use.
    const ALL: &'static [Self];

    /// The stable code, lower case ASCII with underscores; words of a standard as the standard writes them.
    fn code(self) -> &'static str;

    /// The value of a code. `None` for an unknown one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Declares an enum with its codes: the variants and the codes stand side by side.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $crate::Code for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::Code::code(*self))
            }
        }
    };
}
pub(crate) use coded;

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::{news::State, role::Role, unit::UnitType};

    fn codes_are_unique_and_read_back<T: Code + PartialEq + std::fmt::Debug>() {
        for value in T::ALL {
            assert_eq!(T::from_code(value.code()), Some(*value));
        }
    }

    #[test]
    fn every_code_names_one_value() {
        codes_are_unique_and_read_back::<Role>();
        codes_are_unique_and_read_back::<UnitType>();
        codes_are_unique_and_read_back::<State>();
        codes_are_unique_and_read_back::<crate::meeting::MeetingState>();
        codes_are_unique_and_read_back::<crate::meeting::Presence>();
        codes_are_unique_and_read_back::<crate::meeting::ResolutionState>();
        codes_are_unique_and_read_back::<crate::alert::Danger>();
        codes_are_unique_and_read_back::<crate::alert::LegalField>();
        codes_are_unique_and_read_back::<crate::register::State>();
        codes_are_unique_and_read_back::<crate::register::InformationClass>();
        codes_are_unique_and_read_back::<crate::obligation::Audience>();
        codes_are_unique_and_read_back::<crate::obligation::Kind>();
        codes_are_unique_and_read_back::<crate::obligation::ObligationClass>();
        codes_are_unique_and_read_back::<crate::obligation::ObligationStatus>();
        codes_are_unique_and_read_back::<crate::obligation::StatementKind>();
        codes_are_unique_and_read_back::<crate::task::TaskState>();
        codes_are_unique_and_read_back::<crate::task::Stage>();
        codes_are_unique_and_read_back::<crate::sheet::ColumnKind>();
    }

    #[test]
    fn every_code_of_the_clock_and_of_the_cases_names_one_value() {
        codes_are_unique_and_read_back::<crate::calendar::DayKind>();
        codes_are_unique_and_read_back::<crate::deadline::Unit>();
        codes_are_unique_and_read_back::<crate::deadline::Direction>();
        codes_are_unique_and_read_back::<crate::deadline::StartsOn>();
        codes_are_unique_and_read_back::<crate::deadline::Why>();
        codes_are_unique_and_read_back::<crate::deadline::Mark>();
        codes_are_unique_and_read_back::<crate::deadline::Happening>();
        codes_are_unique_and_read_back::<crate::deadline::Condition>();
        codes_are_unique_and_read_back::<crate::case::request::State>();
        codes_are_unique_and_read_back::<crate::request::LetterKind>();
        codes_are_unique_and_read_back::<crate::request::FeeState>();
        codes_are_unique_and_read_back::<crate::request::PartState>();
        codes_are_unique_and_read_back::<crate::case::request::Event>();
        codes_are_unique_and_read_back::<crate::case::request::Outcome>();
        codes_are_unique_and_read_back::<crate::case::request::Guard>();
        codes_are_unique_and_read_back::<crate::case::objection::State>();
        codes_are_unique_and_read_back::<crate::case::objection::Event>();
        codes_are_unique_and_read_back::<crate::case::objection::ObjectionReason>();
        codes_are_unique_and_read_back::<crate::case::objection::FoundOn>();
        codes_are_unique_and_read_back::<crate::case::objection::Decision>();
        codes_are_unique_and_read_back::<crate::case::objection::Guard>();
        codes_are_unique_and_read_back::<crate::case::objection::Timing>();
        codes_are_unique_and_read_back::<crate::case::dispute::State>();
        codes_are_unique_and_read_back::<crate::case::dispute::Event>();
        codes_are_unique_and_read_back::<crate::case::dispute::Guard>();
        codes_are_unique_and_read_back::<crate::website::Place>();
        codes_are_unique_and_read_back::<crate::website::SiteState>();
        codes_are_unique_and_read_back::<crate::website::IncidentState>();
        codes_are_unique_and_read_back::<crate::website::Step>();
    }

    #[test]
    fn every_code_of_the_tables_of_units_names_one_value() {
        codes_are_unique_and_read_back::<crate::ranking::League>();
        codes_are_unique_and_read_back::<crate::ranking::Closing>();
        codes_are_unique_and_read_back::<crate::ranking::Status>();
        codes_are_unique_and_read_back::<crate::recognition::Kind>();
        codes_are_unique_and_read_back::<crate::claim::Flag>();
        codes_are_unique_and_read_back::<crate::claim::Status>();
        codes_are_unique_and_read_back::<crate::service_report::Chapter>();
        codes_are_unique_and_read_back::<crate::service_report::Event>();
        codes_are_unique_and_read_back::<crate::service_report::Guard>();
        codes_are_unique_and_read_back::<crate::service_report::ReportState>();
        codes_are_unique_and_read_back::<crate::service_report::What>();
        codes_are_unique_and_read_back::<crate::programme::Level>();
        codes_are_unique_and_read_back::<crate::programme::Field>();
        codes_are_unique_and_read_back::<crate::programme::Figure>();
        codes_are_unique_and_read_back::<crate::programme::FaultKind>();
        codes_are_unique_and_read_back::<crate::programme::MoneyFault>();
    }

    #[test]
    fn every_code_of_instruments_names_one_value() {
        codes_are_unique_and_read_back::<crate::assessment::AssessmentStage>();
        codes_are_unique_and_read_back::<crate::assessment::Attendee>();
        codes_are_unique_and_read_back::<crate::assessment::Fact>();
        codes_are_unique_and_read_back::<crate::assessment::Fault>();
        codes_are_unique_and_read_back::<crate::assessment::Notice>();
        codes_are_unique_and_read_back::<crate::assessment::Qualification>();
        codes_are_unique_and_read_back::<crate::assessment::Scope>();
        codes_are_unique_and_read_back::<crate::assessment::Subject>();
    }
}
