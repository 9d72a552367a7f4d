//! Writes `docs/law/case-states.md` from the tables: `cargo run -p rules --example case_states`.

fn main() -> std::io::Result<()> {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/law/case-states.md");
    std::fs::write(place, rules::case::diagram::document())
}
