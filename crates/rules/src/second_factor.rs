//! When a second factor (one-time code or passkey) is demanded.

use crate::role::{Grant, Role};

/// Whether a person with `grants` must have a second factor, by the roles the body has listed.
/// A passkey is a second factor by itself (it is held and unlocked: NIST SP 800-63B §2.2.1).
pub fn is_demanded(grants: &[Grant], roles: &[Role]) -> bool {
    grants.iter().any(|grant| roles.contains(&grant.role))
}

/// Whether a one-time-code step may be accepted: each 30-second step only once
/// (RFC 6238 §5.2), so a code seen over a shoulder is worth nothing.
pub fn step_is_fresh(last_used_step: Option<i64>, step: i64) -> bool {
    last_used_step.is_none_or(|last| step > last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_can_be_made_to_carry_a_second_factor() {
        let grants = [Grant { role: Role::MainPpid, unit: 1 }];
        assert!(is_demanded(&grants, &[Role::MainPpid]));
        assert!(!is_demanded(&grants, &[Role::Administrator]));
    }

    #[test]
    fn rfc_6238_a_code_works_once() {
        assert!(step_is_fresh(None, 5));
        assert!(step_is_fresh(Some(4), 5));
        assert!(!step_is_fresh(Some(5), 5));
    }
}
