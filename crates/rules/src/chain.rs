//! The hash chain of the change log.
//!
//! Each entry's hash covers the hash before it and every field, so that a flipped bit, a removed
//! row or a changed order shows at its place. SHA-256 (FIPS 180-4); fields are length-prefixed so
//! that no two different entries have the same bytes.

use sha2::{Digest, Sha256};

/// Hash of an entry, 32 bytes.
pub type Hash = [u8; 32];

/// The hash that stands before the first entry.
pub const GENESIS: Hash = [0; 32];

/// Hash of the entry with `fields`, which follows the entry with hash `previous`.
pub fn link(previous: &Hash, fields: &[&[u8]]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    for field in fields {
        let length = u64::try_from(field.len()).unwrap_or(u64::MAX);
        hasher.update(length.to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().into()
}

/// Digest of an object's content, for the before and after columns of an entry.
pub fn digest(fields: &[&[u8]]) -> Hash {
    link(&GENESIS, fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn moving_a_byte_between_fields_changes_the_hash() {
        assert_ne!(link(&GENESIS, &[b"ab", b"c"]), link(&GENESIS, &[b"a", b"bc"]));
        assert_ne!(link(&GENESIS, &[b"ab"]), link(&GENESIS, &[b"ab", b""]));
    }

    proptest! {
        #[test]
        fn one_flipped_bit_changes_the_hash(bytes in proptest::collection::vec(any::<u8>(), 1..200), at in any::<usize>(), bit in 0u8..8) {
            let mut flipped = bytes.clone();
            let at = at % flipped.len();
            flipped[at] ^= 1 << bit;
            prop_assert_ne!(link(&GENESIS, &[&bytes]), link(&GENESIS, &[&flipped]));
        }
    }
}
