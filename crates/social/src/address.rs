//! Addresses of posts and accounts as people paste them: which network, which account, which post, and when.
//!
//! The ids of TikTok and X hold the instant of publishing. Instagram's shortcode holds one too, but Meta documents it
//! nowhere: it is an estimate for people to confirm.

use rules::activity::Network;
use url::Url;

/// The address of one post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostAddress {
    /// Where.
    pub network: Network,
    /// Whose, without `@`, where the address says it.
    pub handle: Option<String>,
    /// Which.
    pub id: String,
    /// When, Unix ms, where the id says it.
    pub published: Option<i64>,
    /// Whether that instant is only an estimate.
    pub is_estimate: bool,
}

/// First millisecond of X's ids, and of Instagram's (the latter known from practice only).
const X_EPOCH_MS: i64 = 1_288_834_974_657;
const INSTAGRAM_EPOCH_MS: i64 = 1_314_220_021_721;
/// Before 2006 there was no network; such an instant comes from a damaged id.
const FIRST_MS: i64 = 1_136_073_600_000;

/// Reads the address of a post. `None` when it is none, or of a network we do not know. A missing `https://` is added.
pub fn post_address(text: &str) -> Option<PostAddress> {
    let url = parse(text)?;
    let network = network_of(&url)?;
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let query =
        |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let (handle, id) = match (network, parts.as_slice()) {
        (Network::Instagram, [who, "p" | "reel" | "reels" | "tv", id, ..]) => (Some(*who), (*id).to_owned()),
        (Network::Instagram, ["p" | "reel" | "reels" | "tv", id, ..]) => (None, (*id).to_owned()),
        (Network::Tiktok, [who, "video" | "photo", id, ..]) => (Some(*who), (*id).to_owned()),
        (Network::X, ["i", "web" | "status", .., id]) => (None, (*id).to_owned()),
        (Network::X, [who, "status" | "statuses", id, ..]) => (Some(*who), (*id).to_owned()),
        (Network::Youtube, ["watch"]) => (None, query("v")?),
        (Network::Youtube, ["shorts" | "live" | "embed", id, ..]) => (None, (*id).to_owned()),
        (Network::Youtube, [id]) if url.host_str() == Some("youtu.be") => (None, (*id).to_owned()),
        (Network::Threads, [who, "post", id, ..]) => (Some(*who), (*id).to_owned()),
        (Network::Facebook, ["story.php" | "permalink.php"]) => (None, query("story_fbid")?),
        (Network::Facebook, ["photo" | "photo.php"]) => (None, query("fbid")?),
        (Network::Facebook, ["watch"]) => (None, query("v")?),
        (Network::Facebook, ["reel", id, ..]) => (None, (*id).to_owned()),
        (Network::Facebook, [who, "posts" | "videos" | "photos", .., id]) => (Some(*who), (*id).to_owned()),
        (Network::Whatsapp, ["channel", who, id, ..]) => (Some(*who), (*id).to_owned()),
        // Posts of a channel are numbered, so its name is part of their id.
        (Network::Telegram, ["s", who, id] | [who, id]) => {
            (Some(*who), format!("{}/{id}", who.to_lowercase()))
        }
        (Network::Mastodon, [who, id]) if who.starts_with('@') => (Some(*who), (*id).to_owned()),
        _ => return None,
    };
    let published = instant(network, &id).filter(|at| *at >= FIRST_MS);
    let handle = handle.map(|who| who.trim_start_matches('@').to_lowercase()).filter(|who| !who.is_empty());
    Some(PostAddress {
        network,
        handle,
        id,
        published,
        is_estimate: network == Network::Instagram && published.is_some(),
    })
}

fn parse(text: &str) -> Option<Url> {
    let text = text.trim();
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    Url::parse(&with_scheme).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// The network of an address. Any other host with a path like `/@name` may be a Mastodon server.
fn network_of(url: &Url) -> Option<Network> {
    let host = url.host_str()?.to_lowercase();
    let is = |name: &str| host == name || host.ends_with(&format!(".{name}"));
    let known = [
        ("instagram.com", Network::Instagram),
        ("facebook.com", Network::Facebook),
        ("fb.com", Network::Facebook),
        ("x.com", Network::X),
        ("twitter.com", Network::X),
        ("tiktok.com", Network::Tiktok),
        ("youtube.com", Network::Youtube),
        ("youtu.be", Network::Youtube),
        ("threads.net", Network::Threads),
        ("threads.com", Network::Threads),
        ("whatsapp.com", Network::Whatsapp),
        ("t.me", Network::Telegram),
        ("telegram.me", Network::Telegram),
    ];
    let found = known.iter().find(|(name, _)| is(name)).map(|(_, network)| *network);
    found.or_else(|| url.path().starts_with("/@").then_some(Network::Mastodon))
}

/// The instant inside an id.
fn instant(network: Network, id: &str) -> Option<i64> {
    match network {
        Network::X => id.parse::<i64>().ok().map(|id| (id >> 22).saturating_add(X_EPOCH_MS)),
        Network::Tiktok => id.parse::<i64>().ok().map(|id| (id >> 32).saturating_mul(1_000)),
        Network::Instagram => shortcode(id).map(|id| (id >> 23).saturating_add(INSTAGRAM_EPOCH_MS)),
        _ => None,
    }
}

/// The number an Instagram shortcode writes: base 64 with `-` and `_`. Longer ones carry a key of private posts behind
/// the first eleven characters.
fn shortcode(code: &str) -> Option<i64> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut number: i64 = 0;
    for letter in code.chars().take(11) {
        let digit = i64::try_from(LETTERS.find(letter)?).ok()?;
        number = number.checked_mul(64)?.checked_add(digit)?;
    }
    (code.len() >= 9).then_some(number)
}

/// The handle in what people type into a form: an address of the account, `@name` or the name alone. Lower case, without
/// `@`; a YouTube channel id keeps its letters. `None` when no handle can be made of it.
pub fn handle_of(network: Network, text: &str) -> Option<String> {
    let text = text.trim();
    let handle = if text.contains('/') {
        let url = parse(text)?;
        let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
        let name = match parts.as_slice() {
            ["channel" | "c" | "user" | "pages" | "profile", .., name] => name,
            [name, ..] => name,
            [] => return None,
        };
        let id = url.query_pairs().find(|(key, _)| key == "id").map(|(_, id)| id.into_owned());
        if *name == "profile.php" { id? } else { (*name).to_owned() }
    } else {
        text.to_owned()
    };
    let handle = handle.trim_start_matches('@');
    let is_clean = handle.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    let keeps_case = network == Network::Whatsapp || network == Network::Youtube && handle.starts_with("UC");
    let handle = if keeps_case { handle.to_owned() } else { handle.to_lowercase() };
    (is_clean && (1..=80).contains(&handle.len())).then_some(handle)
}

/// The address of an account for people. `None` where the handle does not tell it (Mastodon's server is not in it).
pub fn profile_url(network: Network, handle: &str) -> Option<String> {
    Some(match network {
        Network::Instagram => format!("https://www.instagram.com/{handle}/"),
        Network::Facebook => format!("https://www.facebook.com/{handle}"),
        Network::X => format!("https://x.com/{handle}"),
        Network::Tiktok => format!("https://www.tiktok.com/@{handle}"),
        Network::Youtube if handle.starts_with("UC") => format!("https://www.youtube.com/channel/{handle}"),
        Network::Youtube => format!("https://www.youtube.com/@{handle}"),
        Network::Threads => format!("https://www.threads.com/@{handle}"),
        Network::Whatsapp => format!("https://whatsapp.com/channel/{handle}"),
        Network::Telegram => format!("https://t.me/{handle}"),
        Network::Mastodon | Network::Website => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::zone::rfc3339;

    fn utc(ms: i64) -> String {
        rfc3339(ms, &jiff::tz::TimeZone::UTC)
    }

    #[test]
    fn the_ids_of_x_and_tiktok_tell_their_instant() {
        // The first public example of X's documentation of ids: 4 January 2013.
        let x = post_address("https://twitter.com/kota/status/287093446400000000").unwrap();
        assert_eq!((x.network, x.handle.as_deref(), x.is_estimate), (Network::X, Some("kota"), false));
        assert_eq!((287_093_446_400_000_000_i64 >> 22) + X_EPOCH_MS, x.published.unwrap());
        let seconds = 1_673_000_000_i64;
        let tiktok = format!("https://www.tiktok.com/@Kel.Pabean/video/{}?lang=id", (seconds << 32) + 77);
        let tiktok = post_address(&tiktok).unwrap();
        assert_eq!(tiktok.published, Some(seconds * 1_000));
        assert_eq!(tiktok.handle.as_deref(), Some("kel.pabean"));
    }

    #[test]
    fn a_shortcode_of_instagram_is_an_estimate() {
        let post = post_address("instagram.com/p/CnAbCdEfGhI/?igsh=1").unwrap();
        assert!(post.is_estimate);
        assert_eq!(utc(post.published.unwrap()).get(..4), Some("2023"));
        let same = post_address("https://www.instagram.com/kel.pabean/reel/CnAbCdEfGhI/").unwrap();
        assert_eq!((same.id, same.handle.as_deref()), (post.id, Some("kel.pabean")));
    }

    #[test]
    fn posts_of_the_other_networks_have_an_id_and_no_date() {
        for (text, network, id) in [
            ("https://www.youtube.com/watch?v=abc123DEF_-&t=3", Network::Youtube, "abc123DEF_-"),
            ("https://youtu.be/abc123DEF_-", Network::Youtube, "abc123DEF_-"),
            ("https://www.facebook.com/kelpabean/posts/pfbid02abc", Network::Facebook, "pfbid02abc"),
            ("https://m.facebook.com/story.php?story_fbid=77&id=5", Network::Facebook, "77"),
            ("https://www.threads.net/@pabean/post/Cxyz", Network::Threads, "Cxyz"),
            ("https://sosial.test/@pabean/1101", Network::Mastodon, "1101"),
            ("https://t.me/Pabean/17", Network::Telegram, "pabean/17"),
        ] {
            let post = post_address(text).unwrap();
            assert_eq!((post.network, post.id.as_str(), post.published), (network, id, None), "{text}");
        }
        for wrong in ["https://cilegon.go.id/berita/1", "halo", "https://www.instagram.com/kel.pabean/", ""] {
            assert_eq!(post_address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_handle_is_found_in_whatever_people_paste() {
        for text in [
            "@Kel_Pabean",
            "kel_pabean",
            "https://www.instagram.com/Kel_Pabean/?hl=id",
            "instagram.com/kel_pabean",
        ] {
            assert_eq!(handle_of(Network::Instagram, text).as_deref(), Some("kel_pabean"), "{text}");
        }
        assert_eq!(
            handle_of(Network::Youtube, "https://youtube.com/channel/UCaBc").as_deref(),
            Some("UCaBc")
        );
        assert_eq!(
            handle_of(Network::Facebook, "https://facebook.com/profile.php?id=1000").as_deref(),
            Some("1000")
        );
        for wrong in ["", "dua kata", "a){media}", "https://www.instagram.com/"] {
            assert_eq!(handle_of(Network::Instagram, wrong), None, "{wrong}");
        }
    }
}
