//! Answers with status 200 that are no site: a dead database, a parked name, a suspended account, a blank page.

use crate::report::Trouble;

/// Texts of failures, in lower case, with what they mean. Written from what these programs print.
const TEXTS: &[(&str, Trouble)] = &[
    ("error establishing a database connection", Trouble::ErrorText),
    ("kesalahan dalam membuat sambungan ke basis data", Trouble::ErrorText),
    ("kesalahan saat membuat koneksi database", Trouble::ErrorText),
    ("there has been a critical error on this website", Trouble::ErrorText),
    ("ada eror serius di situs web anda", Trouble::ErrorText),
    ("a database error occurred", Trouble::ErrorText),
    ("unable to connect to your database server", Trouble::ErrorText),
    ("could not connect to the database", Trouble::ErrorText),
    ("database connection error", Trouble::ErrorText),
    ("sqlstate[hy000]", Trouble::ErrorText),
    ("mysqli_connect()", Trouble::ErrorText),
    ("mysql_connect()", Trouble::ErrorText),
    ("access denied for user '", Trouble::ErrorText),
    ("fatal error: uncaught", Trouble::ErrorText),
    ("fatal error</b>:", Trouble::ErrorText),
    ("allowed memory size of", Trouble::ErrorText),
    ("whoops, looks like something went wrong", Trouble::ErrorText),
    ("the service is temporarily unavailable", Trouble::ErrorText),
    ("sedang dalam perbaikan", Trouble::ErrorText),
    ("briefly unavailable for scheduled maintenance", Trouble::ErrorText),
    ("account suspended", Trouble::Suspended),
    ("this account has been suspended", Trouble::Suspended),
    ("akun ini telah disuspend", Trouble::Suspended),
    ("akun hosting ditangguhkan", Trouble::Suspended),
    ("website is suspended", Trouble::Suspended),
    ("suspendedpage.cgi", Trouble::Suspended),
    ("this domain is parked", Trouble::Parked),
    ("domain is for sale", Trouble::Parked),
    ("domain ini dijual", Trouble::Parked),
    ("buy this domain", Trouble::Parked),
    ("sedoparking", Trouble::Parked),
    ("parkingcrew", Trouble::Parked),
    ("domain ini telah terdaftar", Trouble::Parked),
    ("this domain name has been registered", Trouble::Parked),
    ("domain has expired", Trouble::Parked),
    ("apache2 debian default page", Trouble::DefaultPage),
    ("apache2 ubuntu default page", Trouble::DefaultPage),
    ("<h1>it works!</h1>", Trouble::DefaultPage),
    ("welcome to nginx!", Trouble::DefaultPage),
    ("test page for the apache http server", Trouble::DefaultPage),
    ("iis windows server", Trouble::DefaultPage),
    ("default web site page", Trouble::DefaultPage),
    ("<title>litespeed web server", Trouble::DefaultPage),
    ("<title>index of /", Trouble::DefaultPage),
    ("<title>directory listing for /</title>", Trouble::DefaultPage),
    ("web server's default page", Trouble::DefaultPage),
];

/// Most characters a page may show and still be a mere notice. A real page that quotes such a text, in a
/// news item for instance, shows more.
const MOST_CHARACTERS: usize = 1500;

/// What is wrong with a page that came with a good status; with the words that say so. `visible` is what a
/// reader sees of it, `pictures` the number of pictures and frames.
pub fn in_page(source: &str, visible: &str, pictures: usize) -> Option<(Trouble, String)> {
    let shown = visible.chars().filter(|c| !c.is_whitespace()).count();
    if shown == 0 && pictures == 0 && !source.contains("<script") {
        return Some((Trouble::Blank, String::new()));
    }
    // The default page of Apache explains itself at length.
    let most = if source.to_lowercase().contains("default page") { 6000 } else { MOST_CHARACTERS };
    if shown > most {
        return None;
    }
    let source = source.to_lowercase();
    let seen = visible.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    TEXTS
        .iter()
        .find(|(text, _)| source.contains(text) || seen.contains(text))
        .map(|(text, trouble)| (*trouble, (*text).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_with_status_200_is_no_site() {
        for (page, trouble) in [
            ("<h1>Error establishing a database connection</h1>", Trouble::ErrorText),
            ("<html><body>  </body></html>", Trouble::Blank),
            ("<title>Account Suspended</title><p>Hubungi penyedia</p>", Trouble::Suspended),
            ("<p>Buy this domain now</p>", Trouble::Parked),
            ("<h1>Welcome to nginx!</h1>", Trouble::DefaultPage),
        ] {
            let visible =
                page.replace(|c: char| "<>/".contains(c), " ").replace("html", "").replace("body", "");
            assert_eq!(in_page(page, &visible, 0).map(|(kind, _)| kind), Some(trouble), "{page}");
        }
    }

    #[test]
    fn a_news_item_about_a_failure_is_a_page() {
        let long =
            "Kepala dinas menjelaskan mengapa situs lama menampilkan tulisan account suspended. ".repeat(40);
        assert_eq!(in_page(&long, &long, 3), None);
        assert_eq!(in_page("<p>Selamat datang di situs dinas</p>", "Selamat datang di situs dinas", 1), None);
    }
}
