//! Schemas of accounts on social networks.

use serde_json::{Value, json};

use super::{address, flag, object, text};
use crate::opendata::api::social::NETWORKS;

/// A unit with its accounts.
pub(super) fn unit() -> Value {
    let account = object(
        &[
            ("network", json!({ "type": "string", "enum": NETWORKS })),
            ("handle", text("Handle without @.")),
            ("url", address("Address of the account.")),
            ("is_verified", flag("Whether somebody made sure that the account is the unit's.")),
            ("active_since", text("First month of its activity, such as 2023-01.")),
        ],
        &[],
    );
    object(
        &[
            ("unit", text("Code of the unit.")),
            ("unit_name", text("Name of the unit.")),
            ("unit_type", text("Type of the unit by law.")),
            (
                "accounts",
                json!({ "type": "array", "items": account, "description": "Empty when it has none." }),
            ),
        ],
        &[],
    )
}
