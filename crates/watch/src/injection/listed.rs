//! Titles in the index of a site, its feed and its list of posts, that stand on no page a reader opens. Planted posts are
//! kept out of menus and lists, but feeds and search engines get them (`domain.md` §10).

use url::Url;

use super::{ALARM, score, sign};
use crate::page::tidy;
use crate::report::{Sign, SignKind, Visitor};

/// Letters of a page that are compared.
const MOST_SHOWN: usize = 500_000;
/// From so many titles on nobody needs to look twice.
const MANY: usize = 3;
/// The weight of one or two: a mistake of a writer is possible, so somebody looks.
const FEW: u16 = 40;

/// The sign in titles of the index. `titles` with their addresses; `shown` is what a reader sees.
pub(super) fn find(titles: &[(String, String)], shown: &str, address: &Url) -> Option<Sign> {
    let shown = tidy(shown, MOST_SHOWN).to_lowercase();
    let is_planted = |(title, _): &&(String, String)| {
        let score = score(title);
        score.weight >= 60 && !score.is_report() && !shown.contains(&tidy(title, 300).to_lowercase())
    };
    let planted: Vec<&(String, String)> = titles.iter().filter(is_planted).collect();
    let weight = match planted.len() {
        0 => return None,
        few if few < MANY => FEW,
        _ => ALARM,
    };
    let place = format!("{} of {} titles", planted.len(), titles.len());
    let text: Vec<String> = planted.iter().take(MANY).map(|(title, at)| format!("{title} ({at})")).collect();
    Some(sign(SignKind::Index, weight, address, Visitor::Watcher, &place, &text.join(" | ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(titles: &[&str], shown: &str) -> Option<(u16, String)> {
        let titles: Vec<(String, String)> =
            titles.iter().map(|title| ((*title).to_owned(), "https://a.test/x".to_owned())).collect();
        let address = Url::parse("https://a.test/").unwrap();
        find(&titles, shown, &address).map(|sign| (sign.weight, sign.place))
    }

    #[test]
    fn advertisements_only_the_feed_shows_are_planted() {
        let ads = ["Slot gacor hari ini maxwin", "Prediksi togel macau jitu", "RTP slot pragmatic malam ini"];
        assert_eq!(found(&ads, "Kerja bakti warga"), Some((ALARM, "3 of 3 titles".to_owned())));
        assert_eq!(found(&["Slot gacor maxwin", "Kerja bakti"], ""), Some((FEW, "1 of 2 titles".to_owned())));
    }

    #[test]
    fn news_about_gambling_is_no_sign() {
        let news = [
            "Polisi tangkap bandar togel",
            "Bahaya slot gacor bagi pelajar",
            "Warga diimbau jauhi judi online",
        ];
        assert_eq!(found(&news, ""), None);
    }

    #[test]
    fn what_readers_see_too_is_judged_by_the_page() {
        assert_eq!(found(&["Slot gacor hari ini"], "… Slot  gacor hari ini …"), None);
    }
}
