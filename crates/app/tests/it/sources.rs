//! The repository as text, for the tests that read it.

use std::path::{Path, PathBuf};

/// One file of the repository.
pub(crate) struct Source {
    /// Path from the root of the repository.
    pub(crate) path: String,
    /// Content.
    pub(crate) text: String,
}

impl Source {
    /// Name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap()
    }
}

/// Root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// All files below `folder` (from the root) that end in one of `ends`, by path.
pub(crate) fn below(folder: &str, ends: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root(), &root().join(folder), ends, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no {ends:?} below {folder}");
    found
}

fn collect(root: &Path, folder: &Path, ends: &[&str], found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !["target", "node_modules", ".git", "out"].contains(&name) {
                collect(root, &path, ends, found);
            }
        } else if ends.iter().any(|end| name.ends_with(end)) {
            let path_from_root = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push(Source { path: path_from_root, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

/// Fails with one line per fault.
#[track_caller]
pub(crate) fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
