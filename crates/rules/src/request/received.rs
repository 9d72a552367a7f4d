//! When a request was received that an officer writes down afterwards: said at the desk or by telephone, come by
//! letter or mail (UU 14/2008 Ps.22(1), (3)).

use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;

use super::Channel;
use crate::zone;

/// The act came into force two years after 30 April 2008 (UU 14/2008 Ps.64(1)).
const IN_FORCE: Date = date(2010, 4, 30);

/// Why a moment cannot be that of receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceivedFault {
    /// It has not come yet.
    Future,
    /// There was no such request before the act.
    BeforeTheAct,
}

impl Channel {
    /// Whether a person of the body writes such a request down; the others arrive by themselves.
    pub fn is_written_down(self) -> bool {
        !matches!(self, Self::Online | Self::Api)
    }
}

/// The moment of receipt, Unix ms, from the minute an officer typed. The minute that runs now counts as now.
/// Errors: see [`ReceivedFault`].
pub fn received_at(typed: DateTime, now_ms: i64, zone: &TimeZone) -> Result<i64, ReceivedFault> {
    if typed.date() < IN_FORCE {
        return Err(ReceivedFault::BeforeTheAct);
    }
    let at_ms = zone::instant(typed, zone).ok_or(ReceivedFault::Future)?;
    match now_ms - at_ms {
        past if past < 0 => Err(ReceivedFault::Future),
        past if past < 60_000 => Ok(now_ms),
        _ => Ok(at_ms),
    }
}

/// Whether a request was written down later than it was received: then the receipt says when that was done.
pub fn is_recorded_later(received_ms: i64, recorded_ms: i64) -> bool {
    recorded_ms - received_ms >= 60_000
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-22T23:59:30";

    fn jakarta() -> TimeZone {
        TimeZone::get("Asia/Jakarta").unwrap()
    }

    fn at(text: &str) -> i64 {
        zone::instant(text.parse().unwrap(), &jakarta()).unwrap()
    }

    fn read(text: &str) -> Result<i64, ReceivedFault> {
        received_at(text.parse().unwrap(), at(NOW), &jakarta())
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_3_a_request_is_received_when_it_was_said_and_never_in_the_future() {
        assert_eq!(read("2026-11-20T09:05:00"), Ok(at("2026-11-20T09:05:00")));
        assert_eq!(read("2026-11-22T23:59:00"), Ok(at(NOW)), "the minute that runs is now");
        assert_eq!(read("2026-11-23T00:00:00"), Err(ReceivedFault::Future));
        assert_eq!(read("2062-11-20T09:05:00"), Err(ReceivedFault::Future));
    }

    #[test]
    fn uu_14_2008_ps_64_ayat_1_nothing_was_received_before_the_act() {
        assert_eq!(read("2010-04-30T00:00:00"), Ok(at("2010-04-30T00:00:00")));
        assert_eq!(read("2010-04-29T23:59:00"), Err(ReceivedFault::BeforeTheAct));
        assert_eq!(read("0202-11-20T09:05:00"), Err(ReceivedFault::BeforeTheAct));
    }

    #[test]
    fn a_request_written_down_in_the_same_minute_is_not_late() {
        assert!(!is_recorded_later(at(NOW), at(NOW)));
        assert!(is_recorded_later(at("2026-11-22T23:58:00"), at(NOW)));
    }

    #[test]
    fn only_the_form_and_programs_write_themselves_down() {
        let written: Vec<Channel> = <Channel as crate::Code>::ALL
            .iter()
            .copied()
            .filter(|channel| channel.is_written_down())
            .collect();
        assert_eq!(written, [Channel::WalkIn, Channel::Letter, Channel::Email, Channel::Phone]);
    }
}
