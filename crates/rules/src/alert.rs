//! Urgent information (*informasi serta-merta*): what may threaten livelihood and public order is announced
//! at once, easy to reach and in plain words (UU 14/2008 Ps.10; Perki 1/2021 Ps.19–20, 25).
//!
//! Nobody waits for a second person: the law says immediately. What holds the announcer is that the program
//! asks for what people need first, that every change is a new message beside the old ones, and that an alert
//! ends by itself. Words for urgency, severity and certainty are those of the Common Alerting Protocol
//! (OASIS CAP 1.2), so that other programs understand them.

use crate::code::coded;
use crate::obligation::{Audience, Groups, catalogue};

/// Longest time an alert stands without being renewed, ms: thirty days.
pub const LONGEST_MS: i64 = 30 * 24 * 3_600_000;

coded! {
    /// What threatens. The codes are those of the catalogue of obligations.
    pub enum Danger {
        /// Natural disaster.
        Natural = "SM.01",
        /// Industrial or technical failure, pollution.
        Technical = "SM.02",
        /// Riot, conflict, terror.
        Social = "SM.03",
        /// Contagious disease.
        Disease = "SM.04",
        /// Poison in food.
        Food = "SM.05",
        /// Disruption of a public utility.
        Utility = "SM.06",
        /// Anything else that threatens livelihood and order, the clause of the law itself.
        Other = "SM.07",
    }
}

impl Danger {
    /// Categories of CAP 1.2 (§3.2.2 `category`).
    pub fn categories(self) -> &'static [&'static str] {
        match self {
            Self::Natural => &["Geo", "Met"],
            Self::Technical => &["Env", "CBRNE"],
            Self::Social => &["Security"],
            Self::Disease | Self::Food => &["Health"],
            Self::Utility => &["Infra"],
            Self::Other => &["Other"],
        }
    }

    /// Whether the catalogue lays this danger on units of these groups by name (a disaster on the disaster
    /// agency), not on every unit.
    pub fn is_duty_of(self, groups: &Groups) -> bool {
        let row = catalogue().find(crate::Code::code(self));
        row.is_some_and(|row| {
            row.applies_to.iter().any(|audience| *audience != Audience::AllUnits && groups.has(*audience))
        })
    }
}

coded! {
    /// The eight contents of an announcement (Perki 1/2010 Ps.12; Perki 1/2021 Ps.20, 25), by their codes in
    /// the catalogue.
    pub enum LegalField {
        /// Hazard and size of its impact.
        Hazard = "SM.F.01",
        /// Who may be affected.
        Affected = "SM.F.02",
        /// Procedure and place of evacuation.
        Evacuation = "SM.F.03",
        /// How to avoid the danger.
        Avoidance = "SM.F.04",
        /// How to get help from the authorities.
        Help = "SM.F.05",
        /// Who must announce.
        Announcer = "SM.F.06",
        /// How it is announced in an emergency.
        Channels = "SM.F.07",
        /// What the authorities do about it.
        Measures = "SM.F.08",
    }
}

impl LegalField {
    /// Whether the announcement waits for it. The law says *at once*: what happened, what to do, whom to call
    /// and who says so must be there; the rest may follow and says honestly that it is not known yet.
    pub fn is_needed_at_once(self) -> bool {
        matches!(self, Self::Hazard | Self::Avoidance | Self::Help | Self::Announcer)
    }
}

coded! {
    /// How soon people must act (CAP 1.2 `urgency`).
    pub enum Urgency {
        /// Now.
        Immediate = "Immediate",
        /// Within the next hour.
        Expected = "Expected",
        /// Later.
        Future = "Future",
        /// The danger is over, its consequences are not.
        Past = "Past",
        /// Not known.
        Unknown = "Unknown",
    }
}

coded! {
    /// How bad it is (CAP 1.2 `severity`), worst first.
    pub enum Severity {
        /// Extraordinary threat to life or property.
        Extreme = "Extreme",
        /// Significant threat.
        Severe = "Severe",
        /// Possible threat.
        Moderate = "Moderate",
        /// Little threat.
        Minor = "Minor",
        /// Not known.
        Unknown = "Unknown",
    }
}

coded! {
    /// How sure it is (CAP 1.2 `certainty`).
    pub enum Certainty {
        /// It happened or is going on.
        Observed = "Observed",
        /// More likely than not.
        Likely = "Likely",
        /// Possible.
        Possible = "Possible",
        /// Not expected.
        Unlikely = "Unlikely",
        /// Not known.
        Unknown = "Unknown",
    }
}

coded! {
    /// What a message does to the one before it (CAP 1.2 `msgType`).
    pub enum MessageKind {
        /// The first message.
        Alert = "Alert",
        /// Replaces the messages before it.
        Update = "Update",
        /// Ends the alert before its time.
        Cancel = "Cancel",
    }
}

coded! {
    /// How an area is named.
    pub enum AreaKind {
        /// The whole city.
        City = "city",
        /// Kecamatan with all their kelurahan.
        District = "district",
        /// Single units.
        Units = "units",
    }
}

/// An area: a way of naming it and the ids of the units named. For the whole city none is named.
#[derive(Debug, Clone, Copy)]
pub struct Area<'a> {
    /// How it is named.
    pub kind: AreaKind,
    /// Ids of the units named.
    pub units: &'a [i64],
}

impl Area<'_> {
    /// Whether a unit lies in the area. `chain` is the unit followed by the units above it.
    pub fn covers(self, chain: &[i64]) -> bool {
        match self.kind {
            AreaKind::City => true,
            AreaKind::District => chain.iter().any(|id| self.units.contains(id)),
            AreaKind::Units => chain.first().is_some_and(|id| self.units.contains(id)),
        }
    }
}

/// How far an announcer's word goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The whole city: officers of the city, and the unit on which the catalogue lays this danger.
    City,
    /// The own unit and the units below it.
    Below(i64),
}

impl Reach {
    /// Whether an announcer may speak for an area. `chains` has one chain (unit, units above) for every unit
    /// named by the area.
    pub fn allows(self, kind: AreaKind, chains: &[Vec<i64>]) -> bool {
        match self {
            Self::City => true,
            Self::Below(own) => kind != AreaKind::City && chains.iter().all(|chain| chain.contains(&own)),
        }
    }
}

/// Where an alert stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It stands on the pages of its area.
    Current,
    /// Its time ran out.
    Expired,
    /// It was ended before its time, with a reason.
    Ended,
}

impl State {
    /// Computed, never stored: an alert is over at its minute even when no job ran.
    pub fn at(now_ms: i64, expires_at: i64, ended_at: Option<i64>) -> Self {
        match ended_at {
            Some(_) => Self::Ended,
            None if now_ms < expires_at => Self::Current,
            None => Self::Expired,
        }
    }
}

/// Why the times of an alert are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimesRefused {
    /// It would end before it is announced.
    Over,
    /// It would end before the danger begins.
    BeforeStart,
    /// It would stand longer than [`LONGEST_MS`] without anybody looking at it again.
    TooLong,
}

/// Checks begin and end of an alert announced at `now_ms`; all Unix ms. The begin may lie ahead (a planned
/// cut of water is announced before it happens) or behind.
pub fn check_times(now_ms: i64, onset_at: i64, expires_at: i64) -> Result<(), TimesRefused> {
    if expires_at <= now_ms {
        return Err(TimesRefused::Over);
    }
    if expires_at <= onset_at {
        return Err(TimesRefused::BeforeStart);
    }
    if expires_at.saturating_sub(now_ms) > LONGEST_MS {
        return Err(TimesRefused::TooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code as _;
    use crate::obligation::{Kind, ObligationClass};
    use crate::unit::UnitType;

    const CITY: i64 = 1;
    const DISTRICT: i64 = 2;
    const VILLAGE: i64 = 3;
    const ELSEWHERE: i64 = 4;

    fn village() -> Vec<i64> {
        vec![VILLAGE, DISTRICT, CITY]
    }

    #[test]
    fn uu_14_2008_ps_10_dangers_and_contents_are_those_of_the_catalogue() {
        let of_kind = |kind: Kind| {
            let rows = catalogue().all().iter();
            let rows = rows.filter(|row| row.class == ObligationClass::Immediate && row.kind == kind);
            rows.map(|row| row.code.as_str()).collect::<Vec<_>>()
        };
        let dangers: Vec<_> = Danger::ALL.iter().map(|danger| danger.code()).collect();
        let fields: Vec<_> = LegalField::ALL.iter().map(|field| field.code()).collect();
        assert_eq!(of_kind(Kind::Item), dangers);
        assert_eq!(of_kind(Kind::Field), fields);
    }

    #[test]
    fn uu_14_2008_ps_10_at_once_means_that_half_of_the_contents_may_follow() {
        let needed: Vec<_> = LegalField::ALL.iter().filter(|field| field.is_needed_at_once()).collect();
        use LegalField::{Announcer, Avoidance, Hazard, Help};
        assert_eq!(needed, [&Hazard, &Avoidance, &Help, &Announcer]);
    }

    #[test]
    fn uu_14_2008_ps_10_people_of_the_area_are_told_and_others_are_not() {
        let area = |kind, units| Area { kind, units };
        assert!(area(AreaKind::City, &[]).covers(&[ELSEWHERE, CITY]));
        assert!(area(AreaKind::District, &[DISTRICT]).covers(&village()), "a kecamatan with its kelurahan");
        assert!(area(AreaKind::District, &[DISTRICT]).covers(&[DISTRICT, CITY]));
        assert!(!area(AreaKind::District, &[DISTRICT]).covers(&[ELSEWHERE, CITY]));
        assert!(area(AreaKind::Units, &[VILLAGE]).covers(&village()));
        assert!(!area(AreaKind::Units, &[DISTRICT]).covers(&village()), "a single unit is just itself");
        assert!(!area(AreaKind::Units, &[VILLAGE]).covers(&[]));
    }

    #[test]
    fn pp_17_2018_ps_25_a_unit_speaks_for_itself_and_what_lies_below_it() {
        let own = Reach::Below(DISTRICT);
        assert!(own.allows(AreaKind::District, &[vec![DISTRICT, CITY]]));
        assert!(own.allows(AreaKind::Units, &[village()]));
        assert!(!own.allows(AreaKind::Units, &[village(), vec![ELSEWHERE, CITY]]));
        assert!(!own.allows(AreaKind::City, &[]));
        assert!(!Reach::Below(VILLAGE).allows(AreaKind::District, &[vec![DISTRICT, CITY]]));
        assert!(Reach::City.allows(AreaKind::City, &[]));
    }

    #[test]
    fn uu_14_2008_ps_10_the_unit_on_which_the_danger_is_laid_speaks_for_the_city() {
        let bpbd = Groups::of(UnitType::Badan, "Badan Penanggulangan Bencana Daerah", false);
        let village = Groups::of(UnitType::Kelurahan, "Kelurahan Satu", false);
        assert!(Danger::Natural.is_duty_of(&bpbd));
        assert!(!Danger::Food.is_duty_of(&bpbd));
        for danger in Danger::ALL {
            assert!(!danger.is_duty_of(&village), "{danger}");
        }
    }

    #[test]
    fn uu_14_2008_ps_10_an_alert_is_over_at_its_minute_without_anybody_doing_anything() {
        assert_eq!(State::at(99, 100, None), State::Current);
        assert_eq!(State::at(100, 100, None), State::Expired);
        assert_eq!(State::at(50, 100, Some(40)), State::Ended);
        assert_eq!(State::at(200, 100, Some(40)), State::Ended);
    }

    #[test]
    fn an_alert_needs_an_end_that_comes_after_its_begin_and_within_a_month() {
        assert_eq!(check_times(100, 50, 200), Ok(()));
        assert_eq!(check_times(100, 150, 200), Ok(()), "a planned disruption is announced ahead");
        assert_eq!(check_times(100, 50, 100), Err(TimesRefused::Over));
        assert_eq!(check_times(100, 300, 200), Err(TimesRefused::BeforeStart));
        assert_eq!(check_times(100, 50, 100 + LONGEST_MS), Ok(()));
        assert_eq!(check_times(100, 50, 101 + LONGEST_MS), Err(TimesRefused::TooLong));
    }

    #[test]
    fn cap_1_2_every_danger_has_a_category_of_the_standard() {
        const KNOWN: [&str; 12] = [
            "Geo",
            "Met",
            "Safety",
            "Security",
            "Rescue",
            "Fire",
            "Health",
            "Env",
            "Transport",
            "Infra",
            "CBRNE",
            "Other",
        ];
        for danger in Danger::ALL {
            assert!(!danger.categories().is_empty());
            assert!(danger.categories().iter().all(|category| KNOWN.contains(category)), "{danger}");
        }
    }
}
