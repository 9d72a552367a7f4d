//! The instruments this release carries: the six indicators of 2025, the four before them, and the city's own.

use std::sync::LazyLock;

use super::read_toml::read_toml;
use super::scheme::AssessmentScheme;

/// Their files. A test reads them, so a release cannot carry one that is refused.
pub(super) const FILES: [&str; 3] = [
    include_str!("../../data/assessment/kip6-2025.toml"),
    include_str!("../../data/assessment/unit-2026.toml"),
    include_str!("../../data/assessment/leg4.toml"),
];

/// All of them with their text, the default of a city first.
pub fn builtin() -> &'static [(AssessmentScheme, &'static str)] {
    static SCHEMES: LazyLock<Vec<(AssessmentScheme, &'static str)>> =
        LazyLock::new(|| FILES.iter().filter_map(|text| Some((read_toml(text).scheme?, *text))).collect());
    &SCHEMES
}

/// One of them by its code.
pub fn find_builtin(code: &str) -> Option<&'static AssessmentScheme> {
    builtin().iter().map(|(scheme, _)| scheme).find(|scheme| scheme.code == code)
}
