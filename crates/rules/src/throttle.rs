//! Slowing down whoever guesses passwords, without a way to lock a colleague out.
//!
//! Failures are counted per *origin*: a browser that signed in to this account before
//! (a known device) has a counter of its own, and so has each network for each account.
//! Nothing is ever counted against the account as a whole, so a stranger who types a colleague's
//! address wrong a thousand times slows down only his own network (OWASP: device cookies).

/// Window in which failures count, milliseconds.
pub const WINDOW_MS: i64 = 15 * 60 * 1000;
/// Failures for one account from one origin before a pause.
pub const PER_ACCOUNT_AND_ORIGIN: i64 = 8;
/// Failures from one network over all accounts before a pause. A whole office shares one address.
pub const PER_NETWORK: i64 = 60;

/// What was counted in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Failures for this account from this origin.
    pub account_and_origin: i64,
    /// Failures from this network, all accounts. Zero for a known device.
    pub network: i64,
}

/// Whether another try is let through now.
pub fn is_open(counted: Counted) -> bool {
    counted.account_and_origin < PER_ACCOUNT_AND_ORIGIN && counted.network < PER_NETWORK
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ninth_try_from_one_origin_waits() {
        assert!(is_open(Counted { account_and_origin: 7, network: 7 }));
        assert!(!is_open(Counted { account_and_origin: 8, network: 8 }));
    }

    #[test]
    fn a_colleague_on_a_known_device_is_not_slowed_by_a_stranger() {
        let stranger = Counted { account_and_origin: 500, network: 500 };
        let colleague = Counted { account_and_origin: 0, network: 0 };
        assert!(!is_open(stranger));
        assert!(is_open(colleague));
    }
}
