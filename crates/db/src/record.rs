//! Two macros that write what every table needs: a struct for its rows and a newtype for its ids.

/// A struct whose fields are the columns of a result, in this order and with these names.
/// Any field type that is `FromValue` will do. A different column name is an error when a row is read.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $( $(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        $vis struct $name { $( $(#[$field_meta])* $field_vis $field: $type ),+ }

        impl $crate::FromRow for $name {
            fn from_row(row: &mut $crate::Row) -> $crate::DbResult<Self> {
                ::core::result::Result::Ok(Self { $( $field: row.take_named(::core::stringify!($field))? ),+ })
            }
        }
    };
}

/// A newtype over the `BIGINT` id of one table, so that ids of two tables cannot be mixed up.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $vis:vis struct $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis struct $name(
            /// The number in the table.
            pub i64,
        );

        impl ::core::fmt::Display for $name {
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, out)
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::num::ParseIntError;
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl $crate::FromValue for $name {
            fn from_value(value: $crate::Value) -> ::core::result::Result<Self, ::std::string::String> {
                <i64 as $crate::FromValue>::from_value(value).map(Self)
            }
        }

        impl ::core::convert::From<$name> for $crate::Value {
            fn from(id: $name) -> Self {
                $crate::Value::Int(id.0)
            }
        }
    };
}
