//! Public pages in memory, answered before the router is touched.
//!
//! A page is rendered once per change and kept by host, path and query until something of its body
//! changes. What may be kept is the application's word: an answer with [`Cacheable`] in its extensions.
//! Cookies do not matter, since such pages are the same for everybody; the application never marks a page
//! that is not, nor one for an unknown host or an unknown query (they would fill the memory with copies).
//!
//! Staleness cannot slip in: the counter of drops is read **before** the page is rendered and kept with
//! it. A page is good while the last drop of its body is not later than that reading, so a page whose
//! rendering overlapped with a change is stored already stale and never sent from memory.

mod page;
mod read;
mod service;

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use page::PageBody;
pub use read::{Read, Reads};
pub use service::{CachedFuture, CachedService};

use page::Page;

/// Put into an answer's extensions by the application: the page may be kept until
/// [`PageCache::drop_body`] is called for its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cacheable {
    /// The public body whose changes drop the page.
    pub body_id: i64,
}

/// Size and age of the cache.
#[derive(Clone, Copy, Debug)]
pub struct CacheConfig {
    /// Bound of the memory for pages, in bytes.
    pub max_bytes: u64,
    /// Larger pages are not kept, in bytes.
    pub max_page_bytes: u64,
    /// A page is rendered anew after this time even without a change: the safety net for a drop that
    /// another node's notification failed to bring.
    pub max_age: Duration,
}

impl Default for CacheConfig {
    fn default() -> Self {
        Self { max_bytes: 64 << 20, max_page_bytes: 1 << 20, max_age: Duration::from_mins(5) }
    }
}

/// The pages kept. One per process, shared by all connections.
#[derive(Debug)]
pub struct PageCache {
    pages: moka::sync::Cache<u64, Arc<Page>>,
    config: CacheConfig,
    keys: RandomState,
    hits: AtomicU64,
    misses: AtomicU64,
    drops: AtomicU64,
    last_drop_of_all: AtomicU64,
    last_drops: Mutex<HashMap<i64, Arc<AtomicU64>>>,
}

/// How many drops there had been when a rendering began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stamp(u64);

/// What names a page, borrowed from the request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageName<'a> {
    pub(crate) host: &'a [u8],
    pub(crate) path: &'a str,
}

impl PageCache {
    /// An empty cache.
    pub fn new(config: CacheConfig) -> Self {
        let pages = moka::sync::Cache::builder()
            .max_capacity(config.max_bytes)
            .weigher(|_, page: &Arc<Page>| page.weight())
            .time_to_live(config.max_age)
            .build();
        Self {
            pages,
            config,
            keys: RandomState::new(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
            drops: AtomicU64::new(0),
            last_drop_of_all: AtomicU64::new(0),
            last_drops: Mutex::default(),
        }
    }

    /// Forgets every page of the body. To be called **after** the change is committed.
    pub fn drop_body(&self, body_id: i64) {
        let now = self.drops.fetch_add(1, Ordering::SeqCst).saturating_add(1);
        self.last_drop(body_id).fetch_max(now, Ordering::SeqCst);
    }

    /// Forgets every page, for example after a change of configuration.
    pub fn drop_all(&self) {
        let now = self.drops.fetch_add(1, Ordering::SeqCst).saturating_add(1);
        let cells = self.last_drops.lock().unwrap_or_else(PoisonError::into_inner);
        // Bodies not met yet start from this mark: one of their pages may be in rendering right now.
        self.last_drop_of_all.fetch_max(now, Ordering::SeqCst);
        for cell in cells.values() {
            cell.fetch_max(now, Ordering::SeqCst);
        }
        self.pages.invalidate_all();
    }

    /// How many pages are kept, about.
    pub fn len(&self) -> u64 {
        self.pages.run_pending_tasks();
        self.pages.entry_count()
    }

    /// Whether no page is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Memory that the pages may use, in bytes, about.
    pub fn weighted_bytes(&self) -> u64 {
        self.pages.run_pending_tasks();
        self.pages.weighted_size()
    }

    /// Pages answered from memory since the start.
    pub fn hits(&self) -> u64 {
        self.hits.load(Ordering::Relaxed)
    }

    /// Pages rendered and kept since the start.
    pub fn misses(&self) -> u64 {
        self.misses.load(Ordering::Relaxed)
    }

    fn last_drop(&self, body_id: i64) -> Arc<AtomicU64> {
        let mut cells = self.last_drops.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(AtomicU64::new(self.last_drop_of_all.load(Ordering::SeqCst)));
        Arc::clone(cells.entry(body_id).or_insert_with(new))
    }

    pub(crate) fn stamp(&self) -> Stamp {
        Stamp(self.drops.load(Ordering::SeqCst))
    }

    /// Two names may share a key, so the page itself is asked for its name.
    fn key(&self, name: PageName<'_>) -> u64 {
        let mut hasher = self.keys.build_hasher();
        for byte in name.host {
            hasher.write_u8(byte.to_ascii_lowercase());
        }
        hasher.write_u8(0);
        hasher.write(name.path.as_bytes());
        hasher.finish()
    }

    pub(crate) fn get(&self, name: PageName<'_>) -> Option<Arc<Page>> {
        let found = self.pages.get(&self.key(name)).filter(|page| page.is_named(name) && page.is_fresh());
        if found.is_some() {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        found
    }

    pub(crate) fn put(&self, name: PageName<'_>, page: Arc<Page>) {
        self.misses.fetch_add(1, Ordering::Relaxed);
        self.pages.insert(self.key(name), page);
    }
}

#[cfg(test)]
mod tests;
