//! Bars of a section: a picture for the page (SVG); the paper draws the same numbers beside its figures.

use super::figures::Section;
use crate::page::Page;

/// Longest bar, in units of the picture, which is 360 wide.
const WIDE: i64 = 300;
/// Height of a bar with its name.
const STEP: i64 = 40;

/// One bar.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// What it stands for.
    pub(crate) name: String,
    /// Its number.
    pub(crate) number: i64,
    /// Length in units of the picture.
    pub(crate) width: i64,
    /// Upper edge of its part of the picture.
    pub(crate) top: i64,
}

/// A picture of bars, 360 units wide.
#[derive(Debug, Clone)]
pub(crate) struct Chart {
    /// Code of the section; ids of the page are made of it.
    pub(crate) code: String,
    /// What it is.
    pub(crate) title: String,
    /// What it says, in a sentence.
    pub(crate) about: String,
    /// The bars, from above.
    pub(crate) bars: Vec<Bar>,
    /// Height of the picture.
    pub(crate) height: i64,
}

/// The picture of a section; none when it has fewer than two numbers or only zeros.
pub(crate) fn of_section(
    p: &Page,
    section: &Section,
    title: &str,
    words: fn(&Page, &str) -> String,
) -> Option<Chart> {
    let counted = section.figures.iter().filter(|figure| !is_measure(&figure.code));
    let numbers: Vec<(String, i64)> =
        counted.filter_map(|figure| Some((words(p, &figure.code), figure.value?))).collect();
    let most = numbers.iter().map(|(_, number)| *number).max().filter(|most| *most > 0)?;
    let sentence: Vec<String> = numbers.iter().map(|(name, number)| format!("{name}: {number}")).collect();
    let title = title.to_owned();
    let bar = |(top, (name, number)): (i64, (String, i64))| {
        // Zero has a bar too, a thin one: it was counted.
        Bar { name, number, width: (WIDE * number / most).max(2), top: top * STEP }
    };
    let bars: Vec<Bar> = (0..).zip(numbers).map(bar).collect();
    let height = i64::try_from(bars.len()).ok()? * STEP;
    let is_picture = bars.len() > 1;
    is_picture.then(|| Chart { code: section.code.clone(), title, about: sentence.join(". "), bars, height })
}

/// Whether a figure is a measure of days, which stands in no picture of counts.
pub(crate) fn is_measure(code: &str) -> bool {
    matches!(code, "request_median" | "request_ninth")
}

impl Bar {
    /// Baseline of the name.
    pub(crate) fn text_y(&self) -> i64 {
        self.top + 14
    }

    /// Upper edge of the bar.
    pub(crate) fn bar_y(&self) -> i64 {
        self.top + 20
    }

    /// Baseline of the number.
    pub(crate) fn number_y(&self) -> i64 {
        self.top + 32
    }

    /// Where the number begins.
    pub(crate) fn number_x(&self) -> i64 {
        self.width + 6
    }
}
