//! A thousand population numbers are filed, and none of them is found again in the clear: not in the data folder,
//! not in a copy of it, not in the log, not in anything that leaves the program (UU 27/2022 Ps.35, 39).

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use app::report::{Log, export_csv};
use rules::Code as _;
use rules::case::CaseKind;
use rules::role::Role;
use rules::visibility::LogPart;
use testkit::TestApp;

const PEOPLE: usize = 1_000;
/// What every planted number begins with: no area has it.
const AREA: &str = "960101";

/// The log of the program, kept for reading.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn number(n: usize) -> String {
    format!("{AREA}{:02}{:02}90{:04}", n % 28 + 1, n % 12 + 1, n + 1)
}

/// How many planted numbers stand in the bytes, also without a separator before them.
fn hits(bytes: &[u8]) -> usize {
    let is_number =
        |at: usize| bytes.get(at..at + 16).is_some_and(|found| found.iter().all(u8::is_ascii_digit));
    let starts = bytes.windows(AREA.len()).enumerate().filter(|(_, window)| *window == AREA.as_bytes());
    starts.filter(|(at, _)| is_number(*at)).count()
}

fn hits_below(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let of = |entry: std::fs::DirEntry| {
        if entry.file_type().unwrap().is_dir() {
            hits_below(&entry.path())
        } else {
            hits(&std::fs::read(entry.path()).unwrap())
        }
    };
    entries.map(of).sum()
}

#[tokio::test]
async fn uu_27_2022_ps_35_none_of_a_thousand_numbers_is_found_in_the_clear() {
    assert_eq!(
        hits(format!("x{}y{}", number(7), number(999)).as_bytes()),
        2,
        "the search finds what is there"
    );
    let city = TestApp::new().await;
    let kept = Kept::default();
    let writer = kept.clone();
    let log =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    let _guard = tracing::subscriber::set_default(log.finish());
    let ctx = city.visitor().ctx();
    for n in 0..PEOPLE {
        let mut filing = crate::request::filing(Some(city.unit("kel-satu")), &format!("orang-{n}"));
        filing.requester.nik = number(n);
        app::request::submit(&ctx, &filing).await.unwrap();
    }
    city.run_jobs().await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for year in [2026] {
        for most in LogPart::ALL.iter().copied() {
            assert_eq!(
                hits(
                    &export_csv(&city.system(), Log { cases: CaseKind::Request, unit: None, year, most })
                        .await
                        .unwrap()
                ),
                0
            );
        }
    }
    for path in ["/permohonan/register.csv", "/keberatan/register.csv", "/permohonan/statistik.csv"] {
        assert_eq!(hits(&city.get(path).await.expect(200).bytes), 0, "{path}");
    }
    for path in ["/kerja/permohonan", "/kerja/permohonan?tab=semua", "/kerja/catatan", "/kerja/pemberitahuan"]
    {
        assert_eq!(hits(&ppid.get(path).await.expect(200).bytes), 0, "{path}");
    }
    let log = kept.0.lock().unwrap().clone();
    assert_eq!(hits(&log), 0, "the log");
    assert_eq!(hits_below(city.folder()), 0, "the data folder with database and its journal");
}
