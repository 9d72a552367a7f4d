//! Scores over the years as SVG, drawn on the server. A year that is disputed or untold breaks the line; the table
//! beside it says the same in words.

use super::official::OfficialYear;
use super::words::score_said;
use crate::page::Page;

/// Left edge of the first year, in units of the picture.
const LEFT: i64 = 44;
/// Room for the years.
const WIDE: i64 = 290;
/// Upper edge of 100 points.
const TOP: i64 = 28;
/// Units for 100 points.
const TALL: i64 = 140;
/// Years at most; a table has them all.
const MOST_YEARS: usize = 15;

/// One year of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    /// The year.
    pub(super) year: i32,
    /// Score in hundredths of a point; `None` leaves a gap.
    pub(super) score: Option<i64>,
    /// The score in words.
    pub(super) words: String,
    /// Whether it is disputed.
    pub(super) is_disputed: bool,
}

/// A drawn year.
pub(crate) struct Mark {
    /// Horizontal place.
    pub(crate) x: i64,
    /// Vertical place; `None` in a gap.
    pub(crate) y: Option<i64>,
    /// Baseline of the number.
    pub(crate) label_y: i64,
    /// The number, or `?` in a disputed year.
    pub(crate) label: String,
    /// The year, two or four digits as there is room.
    pub(crate) year: String,
}

/// A picture of scores, 360 units wide and 200 high.
pub(crate) struct Chart {
    /// What it is.
    pub(crate) title: String,
    /// What it says, in a sentence.
    pub(crate) about: String,
    /// Every year from the first to the last.
    pub(crate) marks: Vec<Mark>,
    /// Lines between years that follow each other: x1, y1, x2, y2.
    pub(crate) lines: Vec<(i64, i64, i64, i64)>,
    /// Height and number of the horizontal lines.
    pub(crate) grid: Vec<(i64, i64)>,
}

impl Chart {
    /// The picture of a body's official years, oldest first.
    pub(crate) fn of_years(p: &Page, name: &str, years: &[OfficialYear]) -> Self {
        let point = |one: &OfficialYear| Point {
            year: one.year,
            score: one.score_hundredths,
            words: one.score_hundredths.map(|score| score_said(p.locale, score)).unwrap_or_default(),
            is_disputed: one.is_disputed,
        };
        let points: Vec<Point> = years.iter().map(point).collect();
        Self::of(p.w("claim-chart-title", name), p.t("claim-chart-about"), &points)
    }

    /// Draws points, oldest first. Years between them are gaps.
    pub(super) fn of(title: String, about: String, points: &[Point]) -> Self {
        let skipped = points.len().saturating_sub(MOST_YEARS);
        let points = points.get(skipped..).unwrap_or_default();
        let first = points.first().map_or(0, |point| point.year);
        let span = i64::from(points.last().map_or(0, |point| point.year) - first).max(1);
        let x = |year: i32| LEFT + WIDE * i64::from(year - first) / span;
        let is_tight = span > 6;
        let mark = |point: &Point| {
            let y = point.score.map(height);
            let unknown = if point.is_disputed { "?" } else { "–" };
            Mark {
                x: x(point.year),
                y,
                label_y: y.unwrap_or(TOP + TALL) - 9,
                label: if y.is_some() { point.words.clone() } else { unknown.to_owned() },
                year: if is_tight {
                    format!("{:02}", point.year.rem_euclid(100))
                } else {
                    point.year.to_string()
                },
            }
        };
        let line = |(one, next): (&Point, &Point)| {
            let follows = next.year == one.year + 1;
            let (from, to) = one.score.zip(next.score).filter(|_| follows)?;
            Some((x(one.year), height(from), x(next.year), height(to)))
        };
        Self {
            title,
            about,
            marks: points.iter().map(mark).collect(),
            lines: points.iter().zip(points.iter().skip(1)).filter_map(line).collect(),
            grid: [0, 50, 100].map(|points| (height(points * 100), points)).to_vec(),
        }
    }
}

/// Vertical place of a score.
fn height(hundredths: i64) -> i64 {
    TOP + TALL - hundredths * TALL / 10_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(year: i32, score: Option<i64>) -> Point {
        Point { year, score, words: String::new(), is_disputed: score.is_none() }
    }

    #[test]
    fn a_disputed_or_missing_year_breaks_the_line() {
        let points = [
            point(2019, Some(9_250)),
            point(2020, None),
            point(2021, Some(8_725)),
            point(2022, Some(9_000)),
            point(2025, Some(10_000)),
        ];
        let chart = Chart::of(String::new(), String::new(), &points);
        assert_eq!(chart.lines.len(), 1, "only 2021 and 2022 follow each other");
        assert_eq!((chart.marks[1].y, chart.marks[1].label.as_str()), (None, "?"));
        assert_eq!((chart.marks[0].x, chart.marks[4].x, chart.marks[4].y), (44, 334, Some(28)));
        assert!(Chart::of(String::new(), String::new(), &[]).marks.is_empty());
    }
}
