//! Which obligations of a unit are covered by an exemption in force (UU 14/2008 Ps.17–20).

use crate::ids::UnitId;

/// Codes of obligations a unit need not publish because an exemption covers them. Exemptions carry no
/// obligation codes yet, so there are none.
pub(super) fn exempt_codes(_unit: UnitId) -> &'static [&'static str] {
    &[]
}
