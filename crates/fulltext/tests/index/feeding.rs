//! How changes reach the index, and what becomes of its folder.

use std::collections::BTreeMap;
use std::fs;

use super::{CITY, ask, ids, index_of, news, put};
use fulltext::{Change, Error, Index, Kind};

#[test]
fn a_change_is_seen_when_apply_returns() {
    let index = index_of([news(1, "Rapat pagi", "")]);
    put(&index, [news(1, "Rapat sore", "")], 2);
    assert_eq!(ids(&ask(&index, "sore")), [1]);
    assert_eq!(ids(&ask(&index, "pagi")), Vec::<i64>::new());
    assert_eq!(index.count(), 1);
}

#[test]
fn a_deleted_item_is_gone() {
    let index = index_of([news(1, "Rapat", ""), news(2, "Rapat", "")]);
    let delete = |kind| Change::Delete { body_id: CITY, kind, id: 1 };
    index.apply(vec![delete(Kind::Page)], &BTreeMap::new()).expect("another kind is another thing");
    assert_eq!(index.count(), 2);
    index.apply(vec![delete(Kind::News), delete(Kind::News)], &BTreeMap::new()).expect("twice is fine");
    assert_eq!(ids(&ask(&index, "rapat")), [2]);
}

#[test]
fn changes_of_one_batch_keep_their_order() {
    let index = Index::in_memory().expect("index");
    let changes = vec![
        Change::Upsert(Box::new(news(1, "Lama", ""))),
        Change::Upsert(Box::new(news(1, "Baru", ""))),
        Change::Upsert(Box::new(news(2, "Rapat", ""))),
        Change::Delete { body_id: CITY, kind: Kind::News, id: 2 },
    ];
    index.apply(changes, &BTreeMap::new()).expect("applied");
    assert_eq!((index.count(), ids(&ask(&index, "baru"))), (1, vec![1]));
}

#[test]
fn the_position_survives_reopening() {
    let dir = tempfile::tempdir().expect("folder");
    let position = BTreeMap::from([(1, 41), (2, 7)]);
    {
        let opened = Index::open(dir.path()).expect("new");
        assert!(opened.needs_rebuild);
        assert!(opened.index.position().is_empty());
        let change = Change::Upsert(Box::new(news(1, "Rapat", "")));
        opened.index.apply(vec![change], &position).expect("applied");
    }
    let opened = Index::open(dir.path()).expect("again");
    assert!(!opened.needs_rebuild);
    assert_eq!(opened.index.position(), position);
    assert_eq!(ids(&ask(&opened.index, "rapat")), [1]);
    opened.index.clear().expect("cleared");
    assert_eq!((opened.index.count(), opened.index.position()), (0, BTreeMap::new()));
}

/// An index with one item in a folder that nobody holds open.
fn closed_index() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("folder");
    let opened = Index::open(dir.path()).expect("new");
    put(&opened.index, [news(1, "Rapat", "Teks")], 5);
    dir
}

fn assert_rebuilt(dir: &tempfile::TempDir, why: &str) {
    let opened = Index::open(dir.path()).expect(why);
    assert!(opened.needs_rebuild, "{why}");
    assert_eq!((opened.index.count(), opened.index.position()), (0, BTreeMap::new()), "{why}");
    put(&opened.index, [news(1, "Rapat", "")], 1);
    assert_eq!(opened.index.count(), 1, "{why}");
}

#[test]
fn another_version_is_emptied() {
    let dir = closed_index();
    fs::write(dir.path().join("terbuka-version"), "frostem-0").expect("written");
    assert_rebuilt(&dir, "other version");
    // An index that was never fed the kinds that came in since says so by its schema.
    let dir = closed_index();
    let file = dir.path().join("terbuka-version");
    let written = fs::read_to_string(&file).expect("read");
    let older = written.replace("schema 4;", "schema 3;");
    assert_ne!(written, older);
    fs::write(&file, older).expect("written");
    assert_rebuilt(&dir, "older schema");
}

/// Something bad that happens to the files of a folder.
type Damage = fn(&std::path::Path);

#[test]
fn damage_is_noticed_and_emptied() {
    let damages: [(&str, Damage); 4] = [
        ("list of segments lost", |dir| fs::remove_file(dir.join("meta.json")).expect("removed")),
        ("list of segments unreadable", |dir| fs::write(dir.join("meta.json"), "{").expect("written")),
        ("a file cut short", |dir| {
            let store = segment_file(dir, "store");
            let bytes = fs::read(&store).expect("read");
            fs::write(&store, bytes.get(..bytes.len() / 2).expect("half")).expect("written");
        }),
        ("a flipped bit", |dir| {
            let terms = segment_file(dir, "term");
            let mut bytes = fs::read(&terms).expect("read");
            *bytes.get_mut(3).expect("long enough") ^= 1;
            fs::write(&terms, bytes).expect("written");
        }),
    ];
    for (why, damage) in damages {
        let dir = closed_index();
        damage(dir.path());
        assert_rebuilt(&dir, why);
    }
}

fn segment_file(dir: &std::path::Path, ending: &str) -> std::path::PathBuf {
    let files = fs::read_dir(dir).expect("folder").map(|entry| entry.expect("entry").path());
    files.into_iter().find(|path| path.extension().is_some_and(|found| found == ending)).expect(ending)
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let dir = tempfile::tempdir().expect("folder");
    let letter = dir.path().join("surat.txt");
    fs::write(&letter, "penting").expect("written");
    assert!(matches!(Index::open(dir.path()), Err(Error::Foreign(_))));
    assert_eq!(fs::read_to_string(letter).expect("still there"), "penting");
}

#[test]
fn a_second_writer_is_told_that_the_folder_is_taken() {
    let dir = closed_index();
    let serving = Index::open(dir.path()).expect("serving").index;
    put(&serving, [news(2, "Rapat", "")], 6);
    let other = Index::open(dir.path()).expect("reading is allowed").index;
    assert_eq!(other.count(), 2);
    assert!(matches!(other.apply(Vec::new(), &BTreeMap::new()), Err(Error::Locked)));
    assert!(matches!(other.clear(), Err(Error::Locked)));
    fs::write(dir.path().join("terbuka-version"), "frostem-0").expect("written");
    assert!(
        matches!(Index::open(dir.path()), Err(Error::Locked)),
        "nobody empties what another process writes"
    );
    put(&serving, [news(3, "Rapat", "")], 7);
    assert_eq!(serving.count(), 3);
}
