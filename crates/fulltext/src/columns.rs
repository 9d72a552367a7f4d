//! What every match is filtered, counted and ordered by, side by side in memory: 48 bytes a document.
//!
//! A common word matches nearly every document, and the engine's columns cost a look-up per value. A segment never
//! changes, so its rows are read once and kept while it lives.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::schema::{CLASS, ENDS, FILE_TYPE, ID, KIND, MONTH, OBLIGATION, PUBLISHED, UNIT, YEAR};

/// One document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) unit: i64,
    pub(crate) published: i64,
    /// When it is over; 0 for never.
    pub(crate) ends: i64,
    pub(crate) kind: u8,
    pub(crate) month: u8,
    pub(crate) year: i16,
    /// Numbers of sets in [`Columns`].
    pub(crate) class: u32,
    pub(crate) file_type: u32,
    pub(crate) obligation: u32,
}

/// The codes of one column: documents with the same codes share a set.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    sets: Vec<Vec<String>>,
}

impl Sets {
    /// Which sets hold a code.
    pub(crate) fn holding(&self, code: &str) -> Vec<bool> {
        self.sets.iter().map(|set| set.iter().any(|each| each == code)).collect()
    }

    /// The codes of a set.
    pub(crate) fn codes(&self, set: usize) -> &[String] {
        self.sets.get(set).map_or(&[], Vec::as_slice)
    }
}

/// The rows of one segment, by document.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) rows: Vec<Row>,
    pub(crate) classes: Sets,
    pub(crate) file_types: Sets,
    pub(crate) obligations: Sets,
}

/// The rows of all segments that are in use.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<HashMap<SegmentId, Arc<Columns>>>);

impl Kept {
    /// The rows of a segment; read when nobody asked for them before.
    /// Errors: the index cannot be read.
    pub(crate) fn of(&self, reader: &SegmentReader) -> tantivy::Result<Arc<Columns>> {
        let known = self.locked().get(&reader.segment_id()).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let columns = Arc::new(read(reader)?);
        self.locked().insert(reader.segment_id(), Arc::clone(&columns));
        Ok(columns)
    }

    /// Forgets segments that were merged away.
    pub(crate) fn keep_only(&self, searcher: &Searcher) {
        let live: HashSet<SegmentId> =
            searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        self.locked().retain(|id, _| live.contains(id));
    }

    /// A panic elsewhere leaves the map whole: rows are only ever put in or taken out.
    fn locked(&self) -> std::sync::MutexGuard<'_, HashMap<SegmentId, Arc<Columns>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(reader: &SegmentReader) -> tantivy::Result<Columns> {
    let fast = reader.fast_fields();
    let (id, unit, published) = (fast.i64(ID)?, fast.i64(UNIT)?, fast.i64(PUBLISHED)?);
    let ends = fast.i64(ENDS)?;
    let (kind, year, month) = (fast.i64(KIND)?, fast.i64(YEAR)?, fast.i64(MONTH)?);
    let mut classes = Reading::new(fast.str(CLASS)?);
    let mut file_types = Reading::new(fast.str(FILE_TYPE)?);
    let mut obligations = Reading::new(fast.str(OBLIGATION)?);
    let mut rows = Vec::with_capacity(usize::try_from(reader.max_doc()).unwrap_or_default());
    for doc in 0..reader.max_doc() {
        rows.push(Row {
            id: id.first(doc).unwrap_or_default(),
            unit: unit.first(doc).unwrap_or_default(),
            published: published.first(doc).unwrap_or_default(),
            ends: ends.first(doc).unwrap_or_default(),
            kind: small(kind.first(doc)),
            month: small(month.first(doc)),
            year: small(year.first(doc)),
            class: classes.set_of(doc)?,
            file_type: file_types.set_of(doc)?,
            obligation: obligations.set_of(doc)?,
        });
    }
    let (classes, file_types, obligations) = (classes.sets, file_types.sets, obligations.sets);
    Ok(Columns { rows, classes, file_types, obligations })
}

/// A number known to be small; one that is not counts as none.
fn small<T: TryFrom<i64> + Default>(value: Option<i64>) -> T {
    value.and_then(|value| T::try_from(value).ok()).unwrap_or_default()
}

/// A column of codes on its way into sets.
struct Reading {
    column: Option<StrColumn>,
    known: HashMap<Vec<u64>, u32>,
    sets: Sets,
}

impl Reading {
    fn new(column: Option<StrColumn>) -> Self {
        Self { column, known: HashMap::new(), sets: Sets::default() }
    }

    fn set_of(&mut self, doc: DocId) -> tantivy::Result<u32> {
        let numbers: Vec<u64> =
            self.column.as_ref().map(|column| column.term_ords(doc).collect()).unwrap_or_default();
        if let Some(known) = self.known.get(&numbers) {
            return Ok(*known);
        }
        let mut codes = Vec::with_capacity(numbers.len());
        for number in &numbers {
            let mut code = String::new();
            if let Some(column) = &self.column {
                column.ord_to_str(*number, &mut code)?;
            }
            codes.push(code);
        }
        let set = u32::try_from(self.sets.sets.len()).unwrap_or(u32::MAX);
        self.sets.sets.push(codes);
        self.known.insert(numbers, set);
        Ok(set)
    }
}
