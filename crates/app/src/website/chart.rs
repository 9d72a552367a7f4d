//! Bars drawn on the server: a picture of a row of numbers, with the same numbers in a table behind it.

/// Width of a picture in its own units.
const WIDTH: i64 = 720;
/// Height of the tallest bar.
const HEIGHT: i64 = 120;
/// Room between two bars, in a tenth of a bar.
const GAP: i64 = 2;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
    /// What it stands for, in words: `12 November 2026: 4`.
    pub(super) words: String,
    /// Whether nobody knows the number.
    pub(super) is_unknown: bool,
}

/// A picture with its table.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) bars: Vec<Bar>,
    /// Label and number in words.
    pub(super) rows: Vec<(String, String)>,
}

impl Chart {
    /// Bars of some numbers in order; `None` = nobody knows. The words of each number are made by `words`.
    pub(super) fn new(numbers: &[(String, Option<i64>)], words: impl Fn(Option<i64>) -> String) -> Self {
        let most = numbers.iter().filter_map(|(_, number)| *number).max().unwrap_or(0).max(1);
        let count = i64::try_from(numbers.len()).unwrap_or(1).max(1);
        let step = WIDTH / count;
        let bar = |(at, (label, number)): (i64, &(String, Option<i64>))| {
            // A known nought is a line one can see; an unknown one is a full bar of another kind.
            let height = number.map_or(HEIGHT, |number| (number.max(0) * HEIGHT / most).max(2));
            Bar {
                x: at * step,
                y: HEIGHT - height,
                width: (step - step * GAP / 10).max(1),
                height,
                words: format!("{label}: {}", words(*number)),
                is_unknown: number.is_none(),
            }
        };
        Self {
            bars: (0..).zip(numbers).map(bar).collect(),
            rows: numbers.iter().map(|(label, number)| (label.clone(), words(*number))).collect(),
        }
    }

    /// Whether there is anything to show.
    pub(super) fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tallest_bar_fills_the_picture_and_an_unknown_month_is_no_nought() {
        let numbers = [("Sep".into(), Some(4)), ("Okt".into(), Some(0)), ("Nov".into(), None)];
        let chart = Chart::new(&numbers, |n| n.map_or("?".into(), |n| n.to_string()));
        let heights: Vec<i64> = chart.bars.iter().map(|bar| bar.height).collect();
        assert_eq!(heights, [120, 2, 120]);
        assert!(chart.bars[2].is_unknown && !chart.bars[1].is_unknown);
        assert_eq!(chart.rows[2], ("Nov".to_owned(), "?".to_owned()));
        assert!(chart.bars.iter().all(|bar| bar.x + bar.width <= WIDTH && bar.y >= 0));
    }
}
