//! The S3 side against a small server of our own on loopback, which can go away, lie and refuse.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "the helpers of tests stop at the first surprise"
)]

#[cfg(test)]
mod fake;

use std::io::{Read as _, Seek as _, Write as _};
use std::time::{Duration, Instant};

use blob::{Error, Store};
use fake::Fake;

/// A store before the fake server, with its folder of copies.
async fn store() -> (Fake, Store, tempfile::TempDir) {
    let fake = Fake::start().await;
    let near = tempfile::tempdir().unwrap();
    let store = Store::s3(&fake.settings(), near.path(), 1 << 30).unwrap();
    (fake, store, near)
}

#[tokio::test]
async fn a_file_is_stored_under_its_content_with_the_prefix_and_read_back_elsewhere() {
    let (fake, store, _near) = store().await;
    let name = store.put(b"laporan".to_vec()).await.unwrap();
    assert!(
        fake.names().contains(&format!("kota/berkas/{}/{}/{name}", &name[..2], &name[2..4])),
        "{:?}",
        fake.names()
    );
    let elsewhere = tempfile::tempdir().unwrap();
    let other_node = Store::s3(&fake.settings(), elsewhere.path(), 1 << 30).unwrap();
    assert_eq!(other_node.get(&name).await.unwrap(), b"laporan");
    assert!(other_node.exists(&name).await.unwrap());
    assert!(!other_node.exists(&"0".repeat(64)).await.unwrap());
    assert!(matches!(other_node.get(&"0".repeat(64)).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_was_removed_is_gone_here_and_in_the_object_store() {
    let (fake, store, near) = store().await;
    let name = store.put(b"segel".to_vec()).await.unwrap();
    let kept = store.put(b"lain".to_vec()).await.unwrap();
    fake.go_away(true);
    assert!(matches!(store.remove(&name).await, Err(Error::Unreachable(_))), "tried again later");
    fake.go_away(false);
    let store = Store::s3(&fake.settings(), near.path(), 1 << 30).unwrap();
    store.remove(&name).await.unwrap();
    assert!(!fake.names().iter().any(|one| one.ends_with(&name)), "{:?}", fake.names());
    assert!(matches!(store.get(&name).await, Err(Error::NotFound)));
    assert_eq!(store.get(&kept).await.unwrap(), b"lain");
    store.remove(&name).await.unwrap();
    assert!(matches!(store.remove("../lain").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_was_removed_is_gone_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let name = store.put(b"segel".to_vec()).await.unwrap();
    store.remove(&name).await.unwrap();
    assert!(matches!(store.get(&name).await, Err(Error::NotFound)) && !store.exists(&name).await.unwrap());
    store.remove(&name).await.unwrap();
    assert_eq!(store.put(b"segel".to_vec()).await.unwrap(), name, "it can be stored again");
    assert_eq!(store.get(&name).await.unwrap(), b"segel");
}

#[tokio::test]
async fn what_is_there_is_not_sent_again() {
    let (fake, store, _near) = store().await;
    store.put(b"laporan".to_vec()).await.unwrap();
    let sent = fake.writes();
    store.put(b"laporan".to_vec()).await.unwrap();
    assert_eq!(fake.writes(), sent);
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_comes_back_whole() {
    let (fake, store, _near) = store().await;
    let mut file = tempfile::tempfile().unwrap();
    for n in 0..20_u8 {
        file.write_all(&vec![n; 1 << 20]).unwrap();
    }
    let put = store.put_file(file).await.unwrap();
    assert_eq!(put.bytes, 20 << 20);
    assert_eq!(fake.parts(), 3, "8 + 8 + 4 MiB");
    let elsewhere = tempfile::tempdir().unwrap();
    let other_node = Store::s3(&fake.settings(), elsewhere.path(), 1 << 30).unwrap();
    let mut opened = other_node.open_file(&put.sha256).await.unwrap();
    let mut last = [0];
    opened.file.seek(std::io::SeekFrom::End(-1)).unwrap();
    opened.file.read_exact(&mut last).unwrap();
    assert_eq!((opened.bytes, last), (20 << 20, [19]));
}

#[tokio::test]
async fn a_damaged_object_is_refused_and_a_damaged_copy_is_fetched_anew() {
    let (fake, store, near) = store().await;
    let name = store.put(b"asli".to_vec()).await.unwrap();
    let copy = near.path().join(&name[..2]).join(&name[2..4]).join(&name);
    std::fs::write(&copy, b"palsu").unwrap();
    assert_eq!(store.get(&name).await.unwrap(), b"asli");
    fake.overwrite_all(b"palsu");
    assert_eq!(store.get(&name).await.unwrap(), b"asli", "the copy here is good");
    std::fs::remove_file(&copy).unwrap();
    assert!(matches!(store.get(&name).await, Err(Error::Damaged(_))));
    assert!(!copy.exists(), "what came is not kept");
}

#[tokio::test]
async fn the_object_store_away_for_a_minute() {
    let (fake, store, _near) = store().await;
    let name = store.put(b"laporan".to_vec()).await.unwrap();
    assert!(store.health().await.is_ok());
    fake.go_away(true);
    let began = Instant::now();
    assert!(matches!(store.put(b"baru".to_vec()).await, Err(Error::Unreachable(_))));
    assert!(matches!(store.health().await, Err(Error::Unreachable(_))));
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    let began = Instant::now();
    for _ in 0..100 {
        assert!(matches!(store.get(&"1".repeat(64)).await, Err(Error::Unreachable(_))));
    }
    assert!(began.elapsed() < Duration::from_secs(5), "the others do not wait: {:?}", began.elapsed());
    assert_eq!(store.get(&name).await.unwrap(), b"laporan", "what was read before is still here");
    fake.go_away(false);
    // One request in two seconds finds out.
    let back = async {
        while store.put(b"baru".to_vec()).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), back).await.unwrap();
    assert!(store.health().await.is_ok());
}

#[tokio::test]
async fn a_missing_bucket_is_said_by_health_and_put() {
    let (fake, store, _near) = store().await;
    fake.lose_bucket();
    assert!(matches!(store.health().await, Err(Error::Unreachable(_))));
    assert!(matches!(store.put(b"x".to_vec()).await, Err(Error::Unreachable(_))));
}

#[tokio::test]
async fn parts_of_an_upload_come_and_go() {
    let (_fake, store, _near) = store().await;
    store.put_part("abc-0", b"satu".to_vec()).await.unwrap();
    assert_eq!(store.read_part("abc-0").await.unwrap(), b"satu");
    store.remove_part("abc-0").await.unwrap();
    store.remove_part("abc-0").await.unwrap();
    assert!(matches!(store.read_part("abc-0").await, Err(Error::NotFound)));
    assert!(matches!(store.read_part("../abc").await, Err(Error::NotFound)));
}

#[test]
fn the_secret_is_never_printed() {
    let settings = fake::settings("http://127.0.0.1:9");
    assert!(!format!("{settings:?}").contains("rahasia"));
}
