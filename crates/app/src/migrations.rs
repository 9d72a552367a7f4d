//! The list of schema steps, in order. A released file never changes (its hash is kept).

use db::Migration;

/// Every migration, oldest first.
pub const ALL: &[Migration] = &[
    Migration { number: 1, name: "jobs", sql: include_str!("../../../migrations/0001_jobs.sql") },
    Migration { number: 2, name: "org", sql: include_str!("../../../migrations/0002_org.sql") },
    Migration { number: 3, name: "account", sql: include_str!("../../../migrations/0003_account.sql") },
    Migration { number: 4, name: "news", sql: include_str!("../../../migrations/0004_news.sql") },
    Migration { number: 5, name: "register", sql: include_str!("../../../migrations/0005_register.sql") },
    Migration { number: 6, name: "obligation", sql: include_str!("../../../migrations/0006_obligation.sql") },
    Migration { number: 7, name: "exemption", sql: include_str!("../../../migrations/0007_exemption.sql") },
    Migration { number: 9, name: "api_token", sql: include_str!("../../../migrations/0009_api_token.sql") },
    Migration { number: 10, name: "upload", sql: include_str!("../../../migrations/0010_upload.sql") },
    Migration {
        number: 11,
        name: "register_import",
        sql: include_str!("../../../migrations/0011_register_import.sql"),
    },
    Migration { number: 12, name: "alert", sql: include_str!("../../../migrations/0012_alert.sql") },
    Migration {
        number: 13,
        name: "subscription",
        sql: include_str!("../../../migrations/0013_subscription.sql"),
    },
    Migration { number: 14, name: "template", sql: include_str!("../../../migrations/0014_template.sql") },
    Migration { number: 15, name: "redaction", sql: include_str!("../../../migrations/0015_redaction.sql") },
    Migration {
        number: 16,
        name: "exemption_obligation",
        sql: include_str!("../../../migrations/0016_exemption_obligation.sql"),
    },
    Migration { number: 17, name: "calendar", sql: include_str!("../../../migrations/0017_calendar.sql") },
    Migration { number: 18, name: "request", sql: include_str!("../../../migrations/0018_request.sql") },
    Migration { number: 19, name: "objection", sql: include_str!("../../../migrations/0019_objection.sql") },
    Migration { number: 20, name: "dispute", sql: include_str!("../../../migrations/0020_dispute.sql") },
    Migration {
        number: 21,
        name: "request_file",
        sql: include_str!("../../../migrations/0021_request_file.sql"),
    },
    Migration { number: 22, name: "outgoing", sql: include_str!("../../../migrations/0022_outgoing.sql") },
    Migration { number: 23, name: "recount", sql: include_str!("../../../migrations/0023_recount.sql") },
    Migration { number: 24, name: "activity", sql: include_str!("../../../migrations/0024_activity.sql") },
    Migration { number: 25, name: "website", sql: include_str!("../../../migrations/0025_website.sql") },
    Migration { number: 26, name: "social", sql: include_str!("../../../migrations/0026_social.sql") },
    Migration { number: 27, name: "ranking", sql: include_str!("../../../migrations/0027_ranking.sql") },
    Migration { number: 28, name: "contact", sql: include_str!("../../../migrations/0028_contact.sql") },
    Migration {
        number: 29,
        name: "social_connector",
        sql: include_str!("../../../migrations/0029_social_connector.sql"),
    },
    Migration {
        number: 30,
        name: "assessment",
        sql: include_str!("../../../migrations/0030_assessment.sql"),
    },
    Migration { number: 31, name: "claim", sql: include_str!("../../../migrations/0031_claim.sql") },
    Migration { number: 32, name: "report", sql: include_str!("../../../migrations/0032_report.sql") },
    Migration { number: 33, name: "meeting", sql: include_str!("../../../migrations/0033_meeting.sql") },
    Migration { number: 34, name: "case", sql: include_str!("../../../migrations/0034_case.sql") },
    Migration {
        number: 35,
        name: "contact_about",
        sql: include_str!("../../../migrations/0035_contact_about.sql"),
    },
    Migration {
        number: 36,
        name: "assessment_run",
        sql: include_str!("../../../migrations/0036_assessment_run.sql"),
    },
    Migration {
        number: 37,
        name: "annual_report",
        sql: include_str!("../../../migrations/0037_annual_report.sql"),
    },
    Migration { number: 38, name: "coaching", sql: include_str!("../../../migrations/0038_coaching.sql") },
    Migration {
        number: 39,
        name: "deadline_local",
        sql: include_str!("../../../migrations/0039_deadline_local.sql"),
    },
    Migration {
        number: 40,
        name: "request_fee",
        sql: include_str!("../../../migrations/0040_request_fee.sql"),
    },
    Migration { number: 41, name: "programme", sql: include_str!("../../../migrations/0041_programme.sql") },
    Migration { number: 42, name: "appdir", sql: include_str!("../../../migrations/0042_appdir.sql") },
    Migration {
        number: 43,
        name: "news_seen_check",
        sql: include_str!("../../../migrations/0043_news_seen_check.sql"),
    },
    Migration {
        number: 45,
        name: "social_picture",
        sql: include_str!("../../../migrations/0045_social_picture.sql"),
    },
    Migration {
        number: 46,
        name: "meeting_struck",
        sql: include_str!("../../../migrations/0046_meeting_struck.sql"),
    },
    Migration { number: 47, name: "share", sql: include_str!("../../../migrations/0047_share.sql") },
    Migration {
        number: 53,
        name: "programme_theme",
        sql: include_str!("../../../migrations/0053_programme_theme.sql"),
    },
];
