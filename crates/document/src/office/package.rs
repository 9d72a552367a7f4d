//! The archive around an office document. Parts are unpacked as a stream and counted, so that nobody has to believe
//! the sizes the archive gives.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use crate::failure::Failure;
use crate::limits::Limits;

/// An opened archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked.
    left_bytes: u64,
}

/// A part while it is read.
pub(super) type Part<'a> = BufReader<Counted<'a>>;

/// Reads until the archive's allowance is used up, then pretends to be at the end.
pub(super) struct Counted<'a> {
    from: Box<dyn Read + 'a>,
    left_bytes: &'a mut u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let most = usize::try_from(*self.left_bytes).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.from.read(buffer.get_mut(..most).unwrap_or_default())?;
        *self.left_bytes = self.left_bytes.saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

impl<'a> Package<'a> {
    /// Errors: `Damaged`.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Failure> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Failure::Damaged)?;
        Ok(Self { archive, left_bytes: limits.max_unpacked_bytes })
    }

    /// Whether unpacking had to stop.
    pub(super) fn is_exhausted(&self) -> bool {
        self.left_bytes == 0
    }

    pub(super) fn has(&self, start: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(start))
    }

    /// Names of the parts that begin so and end in `.xml`, `slide2` before `slide10`.
    pub(super) fn parts(&self, start: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .archive
            .file_names()
            .flatten()
            .filter(|name| name.starts_with(start) && name.ends_with(".xml"))
            .map(std::borrow::Cow::into_owned)
            .collect();
        let number = |name: &str| -> u64 {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(u64::MAX)
        };
        names.sort_by(|one, other| number(one).cmp(&number(other)).then_with(|| one.cmp(other)));
        names
    }

    /// A part by name; `None` when it is missing or cannot be opened.
    pub(super) fn part(&mut self, name: &str) -> Option<Part<'_>> {
        let from = self.archive.by_name(name).ok()?;
        Some(BufReader::with_capacity(
            64 << 10,
            Counted { from: Box::new(from), left_bytes: &mut self.left_bytes },
        ))
    }
}
