//! Out of the roads: the newest news, the list of items, and the numbers of months.

use jiff::civil::Date;
use rules::activity::{Month, Road};

use super::{Plan, RoadSoFar};
use crate::news;
use crate::report::{Item, MonthCount, Newest, System};

/// Most items of a report.
const MOST_ITEMS: usize = 500;

impl Plan {
    /// Reads the front page for news of its own, then concludes.
    pub(super) fn finish_news(&mut self) {
        if self.options.depth == super::Depth::Whole {
            self.add_own_date();
        }
        let best = self.best_road();
        self.report.newest = best.and_then(|road| {
            let item = self.newest_of(road)?;
            let day = item.published.day(&self.clock.zone).min(self.clock.today());
            let evidence =
                if item.address.is_empty() { self.report.address.clone() } else { item.address.clone() };
            let at = item.published.ms(&self.clock.zone);
            Some(Newest {
                day,
                at,
                title: item.title.clone(),
                method: item.road,
                confidence: item.confidence,
                evidence,
            })
        });
        let mut items: Vec<Item> =
            self.roads.values().flat_map(|so_far| so_far.items.iter().cloned()).collect();
        news::arrange(&mut items, &self.clock.zone);
        items.truncate(MOST_ITEMS);
        self.report.items = items;
        self.count_months();
    }

    /// The page asked for may itself be a news item.
    fn add_own_date(&mut self) {
        let Some(front) = &self.front else { return };
        let class = &front.page.body_class;
        let single = class.split_whitespace().any(|word| word == "single" || word == "single-post");
        // WordPress declares a day for its pages too, which are no news.
        let page_only = self.is(System::Wordpress) && !single;
        let declared = front.page.declared.iter().any(|date| date.article);
        let deep = front.address.path().trim_end_matches("index.html").len() > 1;
        if page_only || !(declared || (deep && crate::page::is_news_address(&front.address))) {
            return;
        }
        if let Some(own) = news::article_date(&front.page, &front.address, &self.clock) {
            self.add(Road::Page, news::Reading { items: vec![own], more: None });
        }
    }

    /// The road whose newest item is believed. The interface and the feed of a known system are; elsewhere a feed
    /// may have been forgotten, and a sure newer day on a page counts more.
    fn best_road(&self) -> Option<Road> {
        let sure = |road: Road| self.newest_of(road).map(|item| (item.confidence.get(), self.day(item)));
        if sure(Road::Wordpress).is_some() {
            return Some(Road::Wordpress);
        }
        let page = sure(Road::Page);
        if let Some((_, fed)) = sure(Road::Feed) {
            let overtaken = page.is_some_and(|(percent, day)| percent >= 90 && day > fed);
            return Some(if overtaken && self.is(System::Other) { Road::Page } else { Road::Feed });
        }
        match (page, sure(Road::Sitemap)) {
            (Some((listed, listed_day)), Some((mapped, mapped_day))) => {
                let map_wins = mapped >= 80 && mapped_day >= listed_day || mapped > listed.max(49);
                Some(if map_wins { Road::Sitemap } else { Road::Page })
            }
            (Some(_), None) => Some(Road::Page),
            (None, Some(_)) => Some(Road::Sitemap),
            (None, None) => None,
        }
    }

    /// The newest item of a road, an unsure one only where there is no other.
    fn newest_of(&self, road: Road) -> Option<&Item> {
        let items = &self.roads.get(&road)?.items;
        let newest = |least: u8| {
            let of = items.iter().filter(move |item| item.confidence.get() >= least);
            of.max_by_key(|item| (self.day(item), item.confidence, item.published.ms(&self.clock.zone)))
        };
        newest(60).or_else(|| newest(0))
    }

    fn day(&self, item: &Item) -> Date {
        item.published.day(&self.clock.zone)
    }

    fn count_months(&mut self) {
        let mut counts = Vec::new();
        for (road, so_far) in &self.roads {
            for month in &self.options.months {
                let posts = so_far.items.iter().filter(|item| Month::of(self.day(item)) == *month).count();
                counts.push(MonthCount {
                    month: month.to_string(),
                    road: *road,
                    posts: u32::try_from(posts).unwrap_or(u32::MAX),
                    complete: self.is_whole(*road, so_far, *month),
                });
            }
        }
        self.report.months = counts;
    }

    /// Whether a road showed every month asked for.
    pub(super) fn shows_months(&self, road: Road) -> bool {
        let Some(so_far) = self.roads.get(&road) else { return false };
        self.options.months.iter().all(|month| self.is_whole(road, so_far, *month))
    }

    /// Whether a road showed the month up to now: it reached back before the month, or to its own end.
    fn is_whole(&self, road: Road, so_far: &RoadSoFar, month: Month) -> bool {
        if so_far.items.is_empty() || month.first_day() > self.clock.today() {
            return false;
        }
        // Days of change say when somebody touched a page, not how much was published.
        if road == Road::Sitemap && so_far.items.iter().any(|item| item.confidence.get() < 80) {
            return false;
        }
        let sure = || so_far.items.iter().filter(|item| item.confidence.get() >= 60);
        let reached = sure().any(|item| self.day(item) < month.first_day());
        // The front page shows the newest of every kind: reaching back there proves nothing.
        let listed = road != Road::Page || so_far.more.is_some();
        so_far.whole_months.contains(&month) || so_far.more == Some(false) || (reached && listed)
    }
}
