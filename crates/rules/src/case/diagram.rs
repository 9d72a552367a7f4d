//! Pictures and tables of the ways, made from the tables themselves so that they cannot say something else.

use std::fmt::Write as _;

use super::{Effect, Row, dispute, objection, request};
use crate::Code;

/// The document `docs/law/case-states.md`, Markdown with Mermaid pictures.
pub fn document() -> String {
    let mut text = String::from(
        "# States of requests, objections and disputes\n\n\
         Made from the tables in `crates/rules/src/case` by `cargo run -p rules --example case_states`; a test compares.\n\
         A condition stands in brackets. Periods are those of [the clock](clock.md).\n",
    );
    way(&mut text, "Request (permohonan)", request::TABLE);
    way(&mut text, "Objection (keberatan)", objection::TABLE);
    way(&mut text, "Dispute (sengketa)", dispute::TABLE);
    text
}

fn way<S: Code, E: Code, G: Code>(text: &mut String, title: &str, table: &[Row<S, E, G>]) {
    let mut picture = String::from("stateDiagram-v2\n");
    let mut rows = String::from(
        "| From | Event | Who | Condition | To | Article | What follows |\n|---|---|---|---|---|---|---|\n",
    );
    for row in table {
        let condition = row.guard.map(|guard| format!(" [{}]", guard.code())).unwrap_or_default();
        let from: Vec<&str> = row.from.iter().map(|state| state.code()).collect();
        let begins = if from.is_empty() { vec!["[*]"] } else { from.clone() };
        for from in begins {
            put(
                &mut picture,
                &format!("    {from} --> {}: {}{condition}\n", row.to.code(), row.event.code()),
            );
        }
        let by: Vec<&str> = row.by.iter().map(|actor| actor.name()).collect();
        let effects: Vec<String> = row.effects.iter().map(|effect| effect_in_words(*effect)).collect();
        put(
            &mut rows,
            &format!(
                "| {} | {} | {} | {} | {} | {} | {} |\n",
                if from.is_empty() { "–".to_owned() } else { from.join(", ") },
                row.event.code(),
                by.join(", "),
                row.guard.map_or("", Code::code),
                row.to.code(),
                row.article,
                effects.join("; "),
            ),
        );
    }
    put(text, &format!("\n## {title}\n\n```mermaid\n{picture}```\n\n{rows}"));
}

fn effect_in_words(effect: Effect) -> String {
    match effect {
        Effect::Number => "number and receipt".to_owned(),
        Effect::Starts(code) => format!("starts {code}"),
        Effect::Stops => "ends the body's periods".to_owned(),
        Effect::TellRequester => "tells the requester".to_owned(),
        Effect::TellSuperior => "tells the superior".to_owned(),
        Effect::MarkIfLate => "marked when late".to_owned(),
        Effect::OpenForGood => "what is ordered open stays open".to_owned(),
    }
}

/// Writing to a text cannot fail.
fn put(text: &mut String, part: &str) {
    text.write_str(part).unwrap_or_default();
}
