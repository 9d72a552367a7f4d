//! The text of a statement. Statements live in `.sql` files next to the code that runs them;
//! the macro puts them into the program, so nothing is read at run time.

use crate::Engine;

/// One statement for both engines, or a pair where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// Path of the (first) file as written at the call; for messages.
    pub name: &'static str,
    /// Text for SQLite.
    pub sqlite: &'static str,
    /// Text for PostgreSQL.
    pub postgres: &'static str,
}

impl Sql {
    /// A statement of this crate that is the same on both engines.
    pub(crate) const fn both(name: &'static str, text: &'static str) -> Self {
        Self { name, sqlite: text, postgres: text }
    }

    /// The text for one engine.
    pub fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
}

/// A [`Sql`] from one file, or from a pair (SQLite first). Paths are relative to the calling file.
/// Works in `const` and `static`.
#[macro_export]
macro_rules! sql {
    ($both:literal) => {
        $crate::Sql {
            name: $both,
            sqlite: ::core::include_str!($both),
            postgres: ::core::include_str!($both),
        }
    };
    ($sqlite:literal, $postgres:literal) => {
        $crate::Sql {
            name: $sqlite,
            sqlite: ::core::include_str!($sqlite),
            postgres: ::core::include_str!($postgres),
        }
    };
}
