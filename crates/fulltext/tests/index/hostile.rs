//! The question comes from strangers: no text may fail, and none may be slow by its length.

use proptest::prelude::*;

use super::{ask, index_of, news, question};
use fulltext::{Document, Query};

#[test]
fn awkward_questions_are_answered() {
    let index = index_of([news(1, "Rapat kota", "Rapat kota di aula.")]);
    let long = "rapat ".repeat(100_000);
    let pile = "\"".repeat(10_000);
    for text in [
        "*",
        "**",
        "rapat*",
        "title:rapat",
        "rapat AND",
        "AND OR NOT",
        "(rapat",
        "rapat)",
        "[a TO z]",
        "rapat~2",
        "rapat^9",
        "\\",
        "\"\"",
        "\" \"",
        "-",
        "--",
        "- rapat",
        "-\"",
        "\0",
        "\u{202e}rapat",
        "🙂",
        "';--",
        "<script>",
        "a\u{301}\u{301}\u{301}",
        "1.000.000",
        &long,
        &pile,
    ] {
        ask(&index, text);
    }
    assert_eq!(ask(&index, &long).total, 1);
    assert_eq!(ask(&index, &"x".repeat(1_000_000)).total, 0);
}

#[test]
fn awkward_texts_are_indexed() {
    let index = index_of([
        news(1, "", ""),
        news(2, &"a".repeat(200_000), &"b-".repeat(100_000)),
        news(3, "\0\u{feff}\u{202e}", "🙂🙂"),
        Document { published_at_ms: i64::MAX, year: i64::MAX, ..news(4, "Rapat jauh", "") },
        Document { published_at_ms: i64::MIN, month: i64::MIN, ..news(5, "Rapat lampau", "") },
    ]);
    assert_eq!(ask(&index, "").total, 5);
    assert_eq!(ask(&index, "rapat").total, 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_question_over_any_text(texts in proptest::collection::vec(any::<String>(), 1..4), typed in any::<String>(), piece in "[-\"a-z ]{0,30}") {
        let index = index_of((1..).zip(&texts).map(|(id, text)| news(id, text, text)));
        for text in [typed.as_str(), piece.as_str(), texts[0].as_str()] {
            let found = index.search(&Query { limit: 3, ..question(text) }).expect("answer");
            prop_assert!(u64::try_from(found.hits.len()).expect("small") <= found.total);
        }
    }
}
