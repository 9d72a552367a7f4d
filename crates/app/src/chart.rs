//! Bars as SVG, drawn on the server: readable without script at 360 px, named for those who do not see them. The
//! numbers stand in a table as well.

/// Bars at most; the table has them all.
const BARS: usize = 12;
/// Height of one bar with its name, in units of the picture.
const STEP: u32 = 40;
/// Longest bar.
const WIDE: u32 = 300;
/// Longest name, in characters.
const NAME_CHARS: usize = 44;

/// One bar.
pub(crate) struct Bar {
    /// What it stands for.
    pub(crate) name: String,
    /// Its number.
    pub(crate) number: u32,
    /// Length in units of the picture.
    pub(crate) width: u32,
    /// Baseline of the name.
    pub(crate) text_y: u32,
    /// Upper edge.
    pub(crate) bar_y: u32,
    /// Baseline of the number.
    pub(crate) number_y: u32,
    /// Where the number begins.
    pub(crate) number_x: u32,
}

/// A picture of bars, 360 units wide.
pub(crate) struct Chart {
    /// What it is.
    pub(crate) title: String,
    /// What it says, in a sentence.
    pub(crate) about: String,
    /// The bars, from above.
    pub(crate) bars: Vec<Bar>,
    /// Height of the picture.
    pub(crate) height: u32,
}

impl Chart {
    /// The picture of the first numbers of a list.
    pub(crate) fn of<'a>(
        title: String,
        about: String,
        numbers: impl IntoIterator<Item = (&'a str, u32)>,
    ) -> Self {
        let numbers: Vec<(&str, u32)> = numbers.into_iter().take(BARS).collect();
        let most = numbers.iter().map(|(_, number)| *number).max().unwrap_or(0).max(1);
        let bar = |(place, (name, number)): (u32, &(&str, u32))| {
            let top = place * STEP;
            let long = u64::from(WIDE) * u64::from(*number) / u64::from(most);
            // Zero has a bar too, a thin one: it was counted.
            let width = u32::try_from(long).unwrap_or(WIDE).max(2);
            Bar {
                name: short(name),
                number: *number,
                width,
                text_y: top + 14,
                bar_y: top + 19,
                number_y: top + 31,
                number_x: width + 8,
            }
        };
        let bars: Vec<Bar> = (0..).zip(&numbers).map(bar).collect();
        let height = STEP * u32::try_from(bars.len()).unwrap_or(0) + 4;
        Self { title, about, bars, height }
    }
}

/// A name that fits into the picture.
pub(crate) fn short(name: &str) -> String {
    if name.chars().count() <= NAME_CHARS {
        return name.to_owned();
    }
    let head: String = name.chars().take(NAME_CHARS - 1).collect();
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let chart = Chart::of(String::new(), String::new(), [("a", 47), ("b", 0), ("c", 23)]);
        let widths: Vec<u32> = chart.bars.iter().map(|bar| bar.width).collect();
        assert_eq!((widths, chart.height), (vec![300, 2, 146], 124));
        let many: Vec<(&str, u32)> = vec![("x", 0); 50];
        assert_eq!(Chart::of(String::new(), String::new(), many).bars.len(), BARS);
    }
}
