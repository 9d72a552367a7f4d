//! The cases every way of posting must pass, by name, and the macro that makes tests of them.

use social::posting::{Ending, Hurdle, Outlet, Parcel};

use super::net::{City, Plan, parcel};
use crate::world::Said;

/// Makes one test per case for a vendor.
macro_rules! contract {
    ($vendor:expr; $($case:ident),+ $(,)?) => {
        $(
            #[tokio::test]
            async fn $case() {
                super::cases::$case(super::net::City::new(std::sync::Arc::new($vendor)).await).await;
            }
        )+
    };
    ($vendor:expr) => {
        super::cases::contract!($vendor;
            a_story_is_posted_once_with_its_picture,
            after_a_refused_text_the_picture_is_not_uploaded_again,
            a_picture_of_yesterday_is_uploaded_again,
            a_refused_picture_is_named_and_nothing_is_posted,
            a_key_that_ran_out_is_named_and_nothing_is_posted,
            sent_away_once_it_comes_back_when_it_was_told_to,
            sent_away_for_ever_it_gives_up_and_says_so,
            a_fault_before_the_post_is_tried_again,
            a_storm_of_faults_ends_after_few_requests,
            a_post_whose_answer_was_lost_is_not_made_twice,
            a_program_killed_before_the_answer_makes_no_second_post,
            an_answer_that_cannot_be_read_is_named,
            a_success_without_an_id_is_for_a_person_to_look_at,
            a_text_that_is_too_long_is_never_sent,
            a_picture_that_is_too_large_is_never_sent,
            a_network_that_is_gone_takes_nothing,
        );
    };
}
pub(super) use contract;

fn hurdle(hurdle: Hurdle) -> Ending {
    Ending::Hurdle(hurdle)
}

fn is_posted(ending: &Ending) -> bool {
    matches!(ending, Ending::Posted(posted) if !posted.id.is_empty())
}

/// Whether picture and text go in one request: then nothing is ever half done.
fn is_one_step(city: &City) -> bool {
    city.vendor.steps() == 0
}

pub(crate) async fn a_story_is_posted_once_with_its_picture(mut city: City) {
    let ending = city.post().await;
    let Ending::Posted(posted) = &ending else { panic!("{ending:?}") };
    assert!(posted.permalink.starts_with("https://") && !posted.id.is_empty());
    let net = city.net();
    assert_eq!((net.posts.len(), net.pictures), (1, 1));
}

pub(crate) async fn after_a_refused_text_the_picture_is_not_uploaded_again(mut city: City) {
    city.after_steps(Plan::Say(city.vendor.text_refused()));
    assert_eq!(city.post().await, hurdle(Hurdle::TextRefused));
    assert_eq!((city.net().posts.len(), city.progress.doubt_at), (0, None), "nothing is half done in secret");
    assert!(is_one_step(&city) || !city.progress.picture.is_empty());
    assert!(is_posted(&city.post().await));
    let net = city.net();
    assert_eq!((net.posts.len(), net.pictures), (1, 1));
}

pub(crate) async fn a_picture_of_yesterday_is_uploaded_again(mut city: City) {
    city.after_steps(Plan::Say(city.vendor.text_refused()));
    city.post().await;
    city.now += 21 * 3_600_000;
    assert!(is_posted(&city.post().await));
    assert_eq!(city.net().pictures, if is_one_step(&city) { 1 } else { 2 });
}

pub(crate) async fn a_refused_picture_is_named_and_nothing_is_posted(mut city: City) {
    city.script([Plan::Say(city.vendor.picture_refused())]);
    assert_eq!(city.post().await, hurdle(Hurdle::PictureRefused));
    let found = {
        let net = city.net();
        (net.posts.len(), net.asked.len())
    };
    assert_eq!(found, (0, 1));
}

pub(crate) async fn a_key_that_ran_out_is_named_and_nothing_is_posted(mut city: City) {
    city.net().always = Some(city.vendor.expired());
    assert_eq!(city.post().await, hurdle(Hurdle::Reconnect));
    assert_eq!(city.net().posts.len(), 0);
}

pub(crate) async fn sent_away_once_it_comes_back_when_it_was_told_to(mut city: City) {
    city.script([Plan::Say(city.vendor.throttled())]);
    let before = city.now;
    assert!(is_posted(&city.post().await));
    assert!(city.now >= before + 7 * 60_000, "{}", city.now - before);
    assert_eq!(city.net().posts.len(), 1);
}

pub(crate) async fn sent_away_for_ever_it_gives_up_and_says_so(mut city: City) {
    city.net().always = Some(city.vendor.throttled());
    assert_eq!(city.post().await, hurdle(Hurdle::Throttled));
    assert!(city.net().asked.len() <= 4);
}

pub(crate) async fn a_fault_before_the_post_is_tried_again(mut city: City) {
    city.script([Plan::Say(Said(502, Vec::new(), "Bad Gateway".to_owned()))]);
    let ending = city.post().await;
    if is_one_step(&city) {
        assert_eq!(ending, hurdle(Hurdle::Unclear), "the only request makes the post");
        assert_eq!(city.net().asked.len(), 1);
    } else {
        assert!(is_posted(&ending));
        assert_eq!(city.net().posts.len(), 1);
    }
}

pub(crate) async fn a_storm_of_faults_ends_after_few_requests(mut city: City) {
    city.net().always = Some(Said(500, Vec::new(), String::new()));
    let expected = if is_one_step(&city) { Hurdle::Unclear } else { Hurdle::Unavailable };
    assert_eq!(city.post().await, hurdle(expected));
    assert!(city.net().asked.len() <= 4);
}

/// How the post is known to stand when nobody heard so: found, made once by its key, refused as the same, or a person.
fn after_doubt(city: &City) -> Option<Hurdle> {
    match city.vendor.outlet() {
        Outlet::Facebook | Outlet::Instagram | Outlet::Mastodon => None,
        Outlet::X => Some(Hurdle::AlreadyThere),
        Outlet::Telegram => Some(Hurdle::Unclear),
    }
}

fn assert_stands_once(city: &City, ending: &Ending) {
    match after_doubt(city) {
        None => assert!(is_posted(ending), "{ending:?}"),
        Some(expected) => assert_eq!(*ending, hurdle(expected)),
    }
    assert_eq!(city.net().posts.len(), 1);
}

pub(crate) async fn a_post_whose_answer_was_lost_is_not_made_twice(mut city: City) {
    city.after_steps(Plan::DoAndSay(Said(503, Vec::new(), String::new())));
    let ending = city.post().await;
    assert_stands_once(&city, &ending);
}

pub(crate) async fn a_program_killed_before_the_answer_makes_no_second_post(mut city: City) {
    assert!(is_posted(&city.post().await));
    // What was written down before the last request, and nothing after it.
    city.progress.doubt_at = Some(city.now);
    city.now += 120_000;
    let ending = city.post().await;
    assert_stands_once(&city, &ending);
}

pub(crate) async fn an_answer_that_cannot_be_read_is_named(mut city: City) {
    let page = Said(200, Vec::new(), "<html>Selamat datang</html>".to_owned());
    city.script([Plan::Say(page.clone())]);
    let first = if is_one_step(&city) { Hurdle::Unclear } else { Hurdle::Malformed };
    assert_eq!(city.post().await, hurdle(first));
    assert_eq!(city.net().posts.len(), 0);
    city.progress = social::posting::Progress::default();
    city.after_steps(Plan::DoAndSay(page));
    assert_eq!(city.post().await, hurdle(Hurdle::Unclear));
}

pub(crate) async fn a_success_without_an_id_is_for_a_person_to_look_at(mut city: City) {
    city.after_steps(Plan::DoAndSay(Said(200, Vec::new(), "{\"success\":true,\"data\":{}}".to_owned())));
    assert_eq!(city.post().await, hurdle(Hurdle::Unclear));
    assert!(Hurdle::Unclear.may_be_posted());
}

pub(crate) async fn a_text_that_is_too_long_is_never_sent(mut city: City) {
    let long = Parcel { text: "panjang ".repeat(9_000), ..parcel() };
    assert_eq!(city.post_this(long).await, hurdle(Hurdle::TextTooLong));
    let empty = Parcel { text: " \n".to_owned(), ..parcel() };
    assert_eq!(city.post_this(empty).await, hurdle(Hurdle::TextRefused));
    assert_eq!(city.net().asked.len(), 0);
}

pub(crate) async fn a_picture_that_is_too_large_is_never_sent(mut city: City) {
    let large = Parcel { jpeg: vec![1; city.vendor.too_many_bytes()], ..parcel() };
    assert_eq!(city.post_this(large).await, hurdle(Hurdle::PictureTooLarge));
    assert_eq!(city.net().asked.len(), 0);
}

pub(crate) async fn a_network_that_is_gone_takes_nothing(mut city: City) {
    let base = social::Base::parse("http://127.0.0.1:1").unwrap();
    let account = social::posting::Account { base, ..city.account() };
    let mut delivery = account.deliver(parcel(), &city.progress, city.now);
    let mut asked = 0;
    let ending = loop {
        match delivery.next(city.now) {
            social::Next::Ask(_) => {
                asked += 1;
                delivery.lost(city.now);
            }
            social::Next::Wait(until) => city.now = until,
            social::Next::Done => break delivery.finish().0,
        }
    };
    let expected = if is_one_step(&city) { Hurdle::Unclear } else { Hurdle::Unavailable };
    assert_eq!(ending, hurdle(expected));
    assert!(asked <= 4);
}
