//! The rotating code of the attendance page. The page on the wall shows a code of the present half minute and renews
//! itself; a code lives through its own half minute and the next. Whoever scans it, signed in, gets a pass for two
//! minutes that is bound to meeting, person and session, and confirms. A photograph of the wall sent to absent
//! colleagues is worth nothing a minute later, and a pass is worth nothing to anybody else.
//!
//! The signature is made by who holds the key; here is only what time allows.

/// A code is renewed this often, ms.
pub const WINDOW_MS: i64 = 30_000;

/// A code is taken at most this long after it appeared, ms: its own window and the next, for a slow telephone.
pub const CODE_LIVES_MS: i64 = 2 * WINDOW_MS;

/// A pass may be used this long after the code was read, ms.
pub const PASS_LIVES_MS: i64 = 120_000;

/// Why a code or a pass is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefused {
    /// The half minute of the code is over: a photograph, or too slow.
    Over,
    /// It is from a time that has not come: nobody can have seen it.
    Early,
    /// Nobody checks in at this hour: the meeting has not begun or is over.
    NotOpen,
}

/// The number of the half minute an instant belongs to.
pub fn window(now_ms: i64) -> i64 {
    now_ms.div_euclid(WINDOW_MS)
}

/// Whether a code of half minute `of` is taken at `now_ms`, in a meeting whose doors are open from `opens_ms` (first)
/// to `closes_ms` (first instant after). The signature must have been checked.
pub fn judge_code(of: i64, now_ms: i64, opens_ms: i64, closes_ms: i64) -> Result<(), CodeRefused> {
    if now_ms < opens_ms || now_ms >= closes_ms {
        return Err(CodeRefused::NotOpen);
    }
    match window(now_ms) - of {
        0 | 1 => Ok(()),
        ..0 => Err(CodeRefused::Early),
        _ => Err(CodeRefused::Over),
    }
}

/// Whether a pass given at `given_ms` may still be used. The signature must have been checked.
pub fn judge_pass(given_ms: i64, now_ms: i64) -> Result<(), CodeRefused> {
    match now_ms - given_ms {
        ..0 => Err(CodeRefused::Early),
        age if age <= PASS_LIVES_MS => Ok(()),
        _ => Err(CodeRefused::Over),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENS: i64 = 1_795_310_400_000;
    const CLOSES: i64 = OPENS + 3 * 3_600_000;

    #[test]
    fn a_code_lives_a_minute_at_most() {
        let of = window(OPENS);
        let judged = |after| judge_code(of, OPENS + after, OPENS, CLOSES);
        assert_eq!(judged(0), Ok(()));
        assert_eq!(judged(CODE_LIVES_MS - 1), Ok(()));
        assert_eq!(judged(CODE_LIVES_MS), Err(CodeRefused::Over), "a photograph sent to colleagues");
        assert_eq!(judge_code(of + 1, OPENS, OPENS, CLOSES), Err(CodeRefused::Early));
    }

    #[test]
    fn nobody_checks_in_before_the_doors_open_or_after_they_close() {
        for now in [OPENS - 1, CLOSES] {
            assert_eq!(judge_code(window(now), now, OPENS, CLOSES), Err(CodeRefused::NotOpen));
        }
    }

    #[test]
    fn a_pass_lives_two_minutes() {
        assert_eq!(judge_pass(OPENS, OPENS + PASS_LIVES_MS), Ok(()));
        assert_eq!(judge_pass(OPENS, OPENS + PASS_LIVES_MS + 1), Err(CodeRefused::Over));
        assert_eq!(judge_pass(OPENS, OPENS - 1), Err(CodeRefused::Early));
    }
}
