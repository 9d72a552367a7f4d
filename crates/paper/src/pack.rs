//! Many papers in one file: a ZIP archive that is the same, byte for byte, for the same papers.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs papers under their names, in the order given. PDF does not get smaller by packing, so nothing is squeezed;
/// no time is written, so that the same papers give the same file.
/// Errors: a name that stands twice, or more bytes than an archive can hold.
pub fn pack(papers: &[(String, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in papers {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn papers_come_out_as_they_went_in_and_the_archive_is_the_same_twice() {
        let papers = vec![("daftar.csv".to_owned(), b"a,b".to_vec()), ("satu.pdf".to_owned(), vec![7; 3000])];
        let bytes = pack(&papers).unwrap();
        assert_eq!(bytes, pack(&papers).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for (name, content) in &papers {
            let mut read = Vec::new();
            archive.by_name(name).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(&read, content);
        }
        assert!(pack(&[papers[0].clone(), papers[0].clone()]).is_err());
    }
}
