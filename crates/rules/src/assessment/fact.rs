//! Facts the program knows by itself and a question may be bound to. Each is a share, 0 to 1, or unknown.

use crate::code::coded;

coded! {
    /// A fact. What counts is said once here and shown beside every answer.
    pub enum Fact {
        /// Of the duties ever published, those whose publication is not past its period.
        ObligationsFresh = "obligations.fresh",
        /// Of all duties, those that are published and fresh or settled by a signed paper.
        ObligationsMet = "obligations.met",
        /// The public register can be searched and downloaded here, with at least one public entry in it.
        RegisterOnline = "register.online",
        /// At least twenty public entries of information available at any time.
        RegisterTwenty = "register.twenty",
        /// The register of requests is kept here and has at least one request in the period.
        RequestsRegistered = "requests.registered",
        /// Of the requests whose time is over or that were answered in the period, those answered in time.
        RequestsOnTime = "requests.on_time",
        /// Of the objections whose time is over or that were answered in the period, those answered in time.
        ObjectionsOnTime = "objections.on_time",
        /// People can ask for information here without a form on paper.
        RequestsOnline = "requests.online",
        /// People can object here without a form on paper.
        ObjectionsOnline = "objections.online",
        /// Of the websites looked at, those without open incident and with a good certificate.
        SitesSafe = "sites.safe",
        /// Of the units with a known last month, those with news on their website in that month.
        SitesActive = "sites.active",
        /// Of the units with a known last month, those that posted on a social network in that month.
        SocialActive = "social.active",
        /// Of the semester reports due, those accepted.
        SemesterReports = "reports.semester",
        /// The annual report on information services was published by 31 March.
        AnnualReport = "reports.annual",
        /// Of the units invited to coordination meetings, those that came.
        MeetingsAttended = "meetings.attended",
        /// At least one course for the people of the units was held in the period.
        CoachingHeld = "coaching.held",
    }
}

impl Fact {
    /// Whether work of the coming weeks can lift it; what is late stays late.
    pub fn can_be_lifted(self) -> bool {
        !matches!(
            self,
            Self::RequestsRegistered | Self::RequestsOnTime | Self::ObjectionsOnTime | Self::MeetingsAttended
        )
    }
}
