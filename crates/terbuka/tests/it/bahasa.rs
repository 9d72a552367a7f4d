//! `terbuka bahasa stem < words`.

use std::io::Write as _;
use std::process::Stdio;

use crate::program::terbuka;

#[test]
fn one_root_a_line_in_the_same_order() {
    let mut child =
        terbuka(&["bahasa", "stem"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let words =
        b"Perekonomian\r\n\nbuku-buku\nberbalas-balasan\nsiapakah memberdayakan pembangunan\n\xff\nditulis";
    child.stdin.take().unwrap().write_all(words).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "ekonomi\n\nbuku\nbalas\nsiapa daya bangun\n\u{fffd}\ntulis\n"
    );
}
