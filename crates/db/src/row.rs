//! A row of a result and how it becomes a Rust value.
//! Columns are taken in order, each once; a record also compares names, so that a swapped or added
//! column is an error at the first run and never a wrong value on a page.

use crate::{DbError, DbResult, Value};

/// What a statement found, as values: row after row, each in column order.
#[derive(Debug)]
pub(crate) struct Rows {
    columns: Vec<String>,
    values: Vec<Value>,
}

impl Rows {
    /// No rows yet, with these columns.
    pub(crate) fn new(columns: Vec<String>) -> Self {
        Self { columns, values: Vec::new() }
    }

    /// Adds a row: as many values as there are columns.
    pub(crate) fn push(&mut self, row: impl Iterator<Item = DbResult<Value>>) -> DbResult<()> {
        for value in row {
            self.values.push(value?);
        }
        Ok(())
    }

    /// Every row as `T`. Errors: `Column`.
    pub(crate) fn read<T: FromRow>(self) -> DbResult<Vec<T>> {
        let width = self.columns.len();
        if width == 0 {
            return Ok(Vec::new());
        }
        let mut found = Vec::with_capacity(self.values.len() / width);
        let mut row = Row { columns: self.columns, values: Vec::with_capacity(width), next: 0 };
        let mut values = self.values.into_iter();
        while row.fill(&mut values, width) {
            found.push(row.read()?);
        }
        Ok(found)
    }
}

/// One row: values in column order. Read it front to back with [`Row::take`].
#[derive(Debug)]
pub struct Row {
    columns: Vec<String>,
    values: Vec<Value>,
    next: usize,
}

impl Row {
    /// Replaces the content by the next row of the same result. False when there is none.
    fn fill(&mut self, values: &mut impl Iterator<Item = Value>, width: usize) -> bool {
        self.values.clear();
        self.next = 0;
        self.values.extend(values.take(width));
        !self.values.is_empty()
    }

    /// The whole row as `T`.
    /// Errors: `Column` when a value does not fit or when columns are left over.
    fn read<T: FromRow>(&mut self) -> DbResult<T> {
        let value = T::from_row(self)?;
        match self.columns.get(self.next) {
            None => Ok(value),
            Some(column) => Err(column_error(column, "the column is not read by anything")),
        }
    }

    /// The next column as `T`.
    /// Errors: `Column` when there is none left or the value does not fit.
    pub fn take<T: FromValue>(&mut self) -> DbResult<T> {
        let name = self.columns.get(self.next).map_or("(none left)", String::as_str);
        let Some(value) = self.values.get_mut(self.next) else {
            return Err(column_error(name, "the row has fewer columns than are read"));
        };
        let value = std::mem::replace(value, Value::Null);
        let taken = T::from_value(value).map_err(|reason| column_error(name, &reason))?;
        self.next += 1;
        Ok(taken)
    }

    /// The next column as `T`, which must be called `field` (a leading `r#` is ignored).
    /// Errors: `Column` as for [`Row::take`], and when the name differs.
    pub fn take_named<T: FromValue>(&mut self, field: &str) -> DbResult<T> {
        let field = field.strip_prefix("r#").unwrap_or(field);
        match self.columns.get(self.next) {
            Some(column) if column != field => {
                Err(column_error(column, &format!("expected the column `{field}` here")))
            }
            _ => self.take(),
        }
    }

    /// Passes over the next column.
    pub fn skip(&mut self) {
        self.next += 1;
    }
}

fn column_error(column: &str, reason: &str) -> DbError {
    DbError::Column { column: column.to_owned(), reason: reason.to_owned() }
}

/// A type that one column can become. Ids and enums of other crates implement it.
pub trait FromValue: Sized {
    /// Errors: a short reason that reads after the column's name, without the value itself.
    fn from_value(value: Value) -> Result<Self, String>;
}

fn mismatch<T>(wanted: &str, value: &Value) -> Result<T, String> {
    Err(format!("expected {wanted}, found {}", value.kind()))
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self, String> {
        Ok(value)
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Int(number) => Ok(number),
            other => mismatch("a whole number", &other),
        }
    }
}

impl FromValue for u32 {
    fn from_value(value: Value) -> Result<Self, String> {
        let number = i64::from_value(value)?;
        u32::try_from(number).map_err(|_| "the number is negative or too large".to_owned())
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => mismatch("a flag (0 or 1)", &other),
        }
    }
}

impl FromValue for f64 {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Real(number) => Ok(number),
            other => mismatch("a floating point number", &other),
        }
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text),
            other => mismatch("text", &other),
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Blob(bytes) => Ok(bytes),
            other => mismatch("bytes", &other),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

/// A type that a whole row can become: a single value, a tuple, or a struct made by `db::record!`.
pub trait FromRow: Sized {
    /// Takes its columns from the front of `row`.
    /// Errors: `Column`.
    fn from_row(row: &mut Row) -> DbResult<Self>;
}

impl<T: FromValue> FromRow for T {
    fn from_row(row: &mut Row) -> DbResult<Self> {
        row.take()
    }
}

macro_rules! tuple_from_row {
    ($($part:ident),+) => {
        impl<$($part: FromValue),+> FromRow for ($($part,)+) {
            fn from_row(row: &mut Row) -> DbResult<Self> {
                Ok(($(row.take::<$part>()?,)+))
            }
        }
    };
}

tuple_from_row!(A);
tuple_from_row!(A, B);
tuple_from_row!(A, B, C);
tuple_from_row!(A, B, C, D);
tuple_from_row!(A, B, C, D, E);
tuple_from_row!(A, B, C, D, E, F);
