//! Closed lists as their stable codes in JSON, in both directions.

use rules::Code;
use serde::{Deserialize as _, Deserializer, Serializer, de};

pub(crate) fn serialize<T: Code, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.code())
}

pub(crate) fn deserialize<'de, T: Code, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let code = String::deserialize(deserializer)?;
    T::from_code(&code).ok_or_else(|| de::Error::custom(format!("`{code}` is no code known here")))
}
