//! Follows the change log: refreshes units, drops cached pages, feeds the index.
