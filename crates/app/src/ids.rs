//! Ids as types of their own, so that a unit's id never stands where an account's belongs.

db::id! {
    /// A public body (city).
    pub struct BodyId
}
db::id! {
    /// A unit of a body.
    pub struct UnitId
}
db::id! {
    /// A person with access to the workroom.
    pub struct AccountId
}
db::id! {
    /// A news item.
    pub struct NewsId
}
db::id! {
    /// An uploaded proof of an assessment.
    pub struct ProofId
}
db::id! {
    /// An assessment under way or over.
    pub struct AssessmentRunId
}
db::id! {
    /// One saved text of a news item.
    pub struct RevisionId
}
db::id! {
    /// A reviewer's note in a news item.
    pub struct CommentId
}
db::id! {
    /// An uploaded file.
    pub struct FileId
}
db::id! {
    /// A topic of news.
    pub struct TopicId
}

db::id! {
    /// A table of programmes a unit brought for a year.
    pub struct ProgrammeId
}
db::id! {
    /// What somebody said of an application.
    pub struct AppReviewId
}
db::id! {
    /// A service of a unit.
    pub struct ServiceId
}
db::id! {
    /// Something in the diary of a unit.
    pub struct EventId
}
db::id! {
    /// An application of the city.
    pub struct CityAppId
}
db::id! {
    /// An entry of the register of public information.
    pub struct EntryId
}
db::id! {
    /// One saved version of an entry.
    pub struct EntryVersionId
}
db::id! {
    /// A document of an entry: one permanent address.
    pub struct DocumentId
}
db::id! {
    /// One uploaded content of a document.
    pub struct DocumentVersionId
}

db::id! {
    /// Information that is withheld.
    pub struct ExemptionId
}
db::id! {
    /// A signed statement about an obligation.
    pub struct StatementId
}
db::id! {
    /// A file of register entries that was handed in.
    pub struct ImportId
}
db::id! {
    /// A file being sent in pieces.
    pub struct UploadId
}

db::id! {
    /// A request for information.
    pub struct RequestId
}
db::id! {
    /// A paper that came with a request.
    pub struct PaperId
}
db::id! {
    /// A part of a request, asked of another unit.
    pub struct PartId
}
db::id! {
    /// An objection to what became of a request.
    pub struct ObjectionId
}
db::id! {
    /// A decision (SK) that adopts a register.
    pub struct DecisionId
}

db::id! {
    /// A half-yearly report of a unit.
    pub struct SemesterReportId
}

db::id! {
    /// An account of a unit on a social network.
    pub struct SocialAccountId
}
db::id! {
    /// A file of posts or counts that was taken in.
    pub struct SocialImportId
}
db::id! {
    /// A month of a unit on a network as somebody says it was.
    pub struct SocialMonthId
}

db::id! {
    /// A story on an account of a social network.
    pub struct SharePostId
}

db::id! {
    /// A loaded calendar of working days.
    pub struct CalendarId
}

db::id! {
    /// An announcement of urgent information.
    pub struct AlertId
}

db::id! {
    /// A template the main PPID pushed to units.
    pub struct TemplateId
}
db::id! {
    /// A template as one unit has to do it.
    pub struct TaskId
}

db::id! {
    /// A table units fill in together.
    pub struct TableId
}
db::id! {
    /// A column of such a table.
    pub struct ColumnId
}
db::id! {
    /// A row of such a table.
    pub struct RowId
}

db::id! {
    /// The file of a dispute.
    pub struct DisputeId
}
db::id! {
    /// A hearing of a dispute.
    pub struct HearingId
}
db::id! {
    /// Who stands on a side of a dispute.
    pub struct PartyId
}
db::id! {
    /// A paper in the file of a dispute.
    pub struct ExhibitId
}
db::id! {
    /// A task in the file of a dispute.
    pub struct DutyId
}
db::id! {
    /// A bundle made for the Information Commission.
    pub struct BundleId
}

db::id! {
    /// A website of a unit.
    pub struct WebsiteId
}
db::id! {
    /// Planted content found in a website.
    pub struct IncidentId
}
db::id! {
    /// A contact with a silent unit.
    pub struct ContactId
}

db::id! {
    /// A row of batches of a meeting.
    pub struct SeriesId
}
db::id! {
    /// A coordination meeting.
    pub struct MeetingId
}
db::id! {
    /// What a meeting decided.
    pub struct ResolutionId
}
db::id! {
    /// A test somebody took.
    pub struct AttemptId
}
db::id! {
    /// A workshop that was held.
    pub struct WorkshopId
}

/// Ids in addresses: `Path<NewsId>`.
macro_rules! in_address {
    ($($id:ident),+) => {$(
        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                i64::deserialize(from).map(Self)
            }
        }
    )+};
}
in_address!(
    SemesterReportId,
    ProgrammeId,
    CityAppId,
    EventId,
    ServiceId,
    AppReviewId,
    SocialAccountId,
    SocialImportId,
    SocialMonthId,
    UnitId,
    AccountId,
    NewsId,
    CommentId,
    FileId,
    TopicId,
    EntryId,
    DocumentId,
    DocumentVersionId,
    ExemptionId,
    StatementId,
    ImportId,
    DecisionId,
    RequestId,
    DisputeId,
    HearingId,
    PartyId,
    ExhibitId,
    DutyId,
    BundleId,
    PaperId,
    PartId,
    ObjectionId,
    ContactId,
    AlertId,
    TemplateId,
    TaskId,
    TableId,
    RowId,
    WebsiteId,
    IncidentId,
    SeriesId,
    MeetingId,
    ResolutionId,
    AttemptId,
    ProofId,
    AssessmentRunId
);

/// A value of a closed list (`rules::Code`) in a column: stored as its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coded<T>(pub T);

impl<T: rules::Code> db::FromValue for Coded<T> {
    fn from_value(value: db::Value) -> Result<Self, String> {
        let code = <String as db::FromValue>::from_value(value)?;
        T::from_code(&code).map(Self).ok_or_else(|| format!("unknown code {code}"))
    }
}

impl<T: rules::Code> From<Coded<T>> for db::Value {
    fn from(coded: Coded<T>) -> Self {
        Self::Text(coded.0.code().to_owned())
    }
}

/// A hash or digest: lower-case hexadecimal in the program, bytes in a column (half the space).
/// Empty = there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hex(pub String);

impl db::FromValue for Hex {
    fn from_value(value: db::Value) -> Result<Self, String> {
        <Vec<u8> as db::FromValue>::from_value(value).map(|bytes| Self(crate::audit::hex(&bytes)))
    }
}

impl From<&Hex> for db::Value {
    fn from(hex: &Hex) -> Self {
        let digit = |at: usize| hex.0.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        Self::Blob((0..hex.0.len()).step_by(2).filter_map(digit).collect())
    }
}

impl std::fmt::Display for Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
