//! The index itself: opened once by the serving process, changed in batches, asked by many.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Term};

use crate::columns::Kept;
use crate::document::Change;
use crate::error::Result;
use crate::query::Query;
use crate::schema::Fields;
use crate::search::Found;
use crate::{analyzer, folder, schema, search};

/// Memory one batch may fill before it is written to disk; the engine asks for 15 MB at least.
const WRITER_BYTES: usize = 20_000_000;

/// Decompressed blocks of kept texts per segment (16 KB each): enough for a page of results, little at rest.
const KEPT_BLOCKS: usize = 32;

/// A search index. Cloning gives another handle to the same index.
#[derive(Clone)]
pub struct Index {
    inner: Arc<Inner>,
}

/// An opened index and whether it must be fed from the beginning.
pub struct Opened {
    /// The index, ready for use.
    pub index: Index,
    /// True when the index is empty because the folder was new, of another version or damaged: feed everything.
    pub needs_rebuild: bool,
}

struct Inner {
    engine: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    kept: Arc<Kept>,
    /// Opened with the first change and kept: it holds the lock of the folder.
    writer: Mutex<Option<IndexWriter>>,
    position: Mutex<BTreeMap<i64, i64>>,
}

impl Index {
    /// Opens the index in a folder, or makes it. A folder of another version or with damage is emptied.
    /// Errors: `Foreign` (the folder holds other files), `Locked` (must be emptied, but another process writes
    /// it), `Folder`.
    pub fn open(dir: &Path) -> Result<Opened> {
        let (engine, needs_rebuild) = folder::open(dir)?;
        Ok(Opened { index: Self::over(engine)?, needs_rebuild })
    }

    /// An index that is gone when dropped, for tests.
    pub fn in_memory() -> Result<Self> {
        Self::over(tantivy::Index::create_in_ram(schema::build().0))
    }

    fn over(engine: tantivy::Index) -> Result<Self> {
        analyzer::register(engine.tokenizers());
        let (_, fields) = schema::build();
        // We reload after our own commits: a file watcher would be one more thread and a delay.
        let reader = engine
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(KEPT_BLOCKS)
            .try_into()?;
        // A position that cannot be read means feeding from the beginning, which is always right.
        let position = engine
            .load_metas()?
            .payload
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default();
        let inner = Inner {
            engine,
            reader,
            fields,
            kept: Arc::default(),
            writer: Mutex::new(None),
            position: Mutex::new(position),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes the changes in order as one commit, together with the place in the change log they reach
    /// (body → sequence number). When it returns, searches see them. After an error nothing of the batch is seen.
    /// Errors: `Locked` when another process writes this folder, `Engine` (such as a full disk).
    pub fn apply(&self, changes: Vec<Change>, position: &BTreeMap<i64, i64>) -> Result<()> {
        self.commit(position, |writer, fields| {
            for change in changes {
                match change {
                    Change::Upsert(document) => {
                        let key = schema::key(document.body_id, document.kind, document.id);
                        writer.delete_term(Term::from_field_text(fields.key, &key));
                        writer.add_document(schema::stored(fields, &document))?;
                    }
                    Change::Delete { body_id, kind, id } => {
                        writer
                            .delete_term(Term::from_field_text(fields.key, &schema::key(body_id, kind, id)));
                    }
                }
            }
            Ok(())
        })
    }

    /// Empties the index and forgets the position, for a rebuild. Errors as [`Index::apply`].
    pub fn clear(&self) -> Result<()> {
        self.commit(&BTreeMap::new(), |writer, _| {
            writer.delete_all_documents()?;
            Ok(())
        })
    }

    /// How far the change log of each body is in the index; empty for a new index.
    pub fn position(&self) -> BTreeMap<i64, i64> {
        locked(&self.inner.position).clone()
    }

    /// Number of documents that can be found, over all bodies.
    pub fn count(&self) -> u64 {
        self.inner.reader.searcher().num_docs()
    }

    /// Answers a question. Any text is fine: it is cut, never refused.
    /// Errors: `Engine` only, when the files cannot be read.
    pub fn search(&self, query: &Query) -> Result<Found> {
        search::search(&self.inner.reader.searcher(), &self.inner.fields, &self.inner.kept, query)
    }

    fn commit(
        &self,
        position: &BTreeMap<i64, i64>,
        work: impl FnOnce(&mut IndexWriter, &Fields) -> Result<()>,
    ) -> Result<()> {
        let mut slot = locked(&self.inner.writer);
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => self.new_writer()?,
        };
        // On an error the writer is dropped with all it had not committed; the next batch opens a new one.
        work(&mut writer, &self.inner.fields)?;
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(position)?);
        prepared.commit()?;
        self.inner.reader.reload()?;
        locked(&self.inner.position).clone_from(position);
        *slot = Some(writer);
        Ok(())
    }

    fn new_writer(&self) -> Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(WRITER_BYTES)
            .build();
        let writer = self.inner.engine.writer_with_options(options)?;
        // Single items are merged among themselves first, so that publishing one does not rewrite the whole index.
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(4);
        merging.set_min_layer_size(200);
        merging.set_del_docs_ratio_before_merge(0.3);
        writer.set_merge_policy(Box::new(merging));
        Ok(writer)
    }
}

/// A panic elsewhere leaves these values whole: they are only ever replaced.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
