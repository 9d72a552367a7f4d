//! Values on the wire of PostgreSQL. The server infers the type of every parameter; we write the value
//! in that type or refuse, so a wrong type is an error and never a silent conversion.

use std::error::Error;

use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::{DbError, DbResult, Value};

/// A parameter.
#[derive(Debug)]
pub(crate) struct Param<'a>(pub(crate) &'a Value);

type Wire<T> = Result<T, Box<dyn Error + Sync + Send>>;

impl ToSql for Param<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Wire<IsNull> {
        match self.0 {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => write_int(*number, wanted, out),
            Value::Real(number) if *wanted == Type::FLOAT8 => number.to_sql(wanted, out),
            Value::Text(text) if is_text(wanted) => text.to_sql(wanted, out),
            Value::Blob(bytes) if *wanted == Type::BYTEA => bytes.to_sql(wanted, out),
            other => Err(refuse(other, wanted)),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn write_int(number: i64, wanted: &Type, out: &mut BytesMut) -> Wire<IsNull> {
    match *wanted {
        Type::INT8 => number.to_sql(wanted, out),
        Type::INT4 => i32::try_from(number)?.to_sql(wanted, out),
        Type::INT2 => i16::try_from(number)?.to_sql(wanted, out),
        Type::BOOL if number == 0 || number == 1 => (number == 1).to_sql(wanted, out),
        _ => Err(refuse(&Value::Int(number), wanted)),
    }
}

fn refuse(value: &Value, wanted: &Type) -> Box<dyn Error + Sync + Send> {
    format!("{} was given where the server wants {wanted}", value.kind()).into()
}

fn is_text(kind: &Type) -> bool {
    matches!(*kind, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN)
}

/// The columns of a row, in order.
pub(crate) fn read_row(row: &tokio_postgres::Row) -> impl Iterator<Item = DbResult<Value>> {
    row.columns().iter().enumerate().map(|(index, column)| {
        row.try_get::<_, Field>(index)
            .map(|field| field.0)
            .map_err(|_| DbError::Column { column: column.name().to_owned(), reason: unfit(column.type_()) })
    })
}

fn unfit(kind: &Type) -> String {
    if *kind == Type::NUMERIC {
        "NUMERIC has no place here; write CAST(SUM(x) AS BIGINT)".to_owned()
    } else {
        format!("the type {kind} has no place here; cast it to BIGINT, TEXT, BYTEA or DOUBLE PRECISION")
    }
}

/// A column's value.
struct Field(Value);

impl<'a> FromSql<'a> for Field {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Wire<Self> {
        let value = match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(kind, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(kind, raw)?),
            Type::FLOAT4 => Value::Real(f32::from_sql(kind, raw)?.into()),
            Type::BYTEA => Value::Blob(raw.to_vec()),
            Type::VOID => Value::Null,
            _ if is_text(kind) => Value::Text(String::from_sql(kind, raw)?),
            _ => return Err("unsupported type".into()),
        };
        Ok(Self(value))
    }

    fn from_sql_null(_: &Type) -> Wire<Self> {
        Ok(Self(Value::Null))
    }

    fn accepts(kind: &Type) -> bool {
        // A NULL of a wrong type must fail as well, else the mistake shows only with data.
        is_text(kind)
            || matches!(
                *kind,
                Type::INT8
                    | Type::INT4
                    | Type::INT2
                    | Type::BOOL
                    | Type::FLOAT8
                    | Type::FLOAT4
                    | Type::BYTEA
                    | Type::VOID
            )
    }
}
