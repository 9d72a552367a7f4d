//! Counters for operators, in the Prometheus text format.

/// Counters of this node.
#[derive(Debug, Default)]
pub struct Metrics {}
