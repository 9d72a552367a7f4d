//! Groups of digits and the signs between them: what all number finders work on.

use crate::reading::Reading;

/// A run of digits without a gap. With look-alikes (`O` for 0, `l` for 1) when a scan may have misread it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// First character.
    pub(crate) from: usize,
    /// Character after the last.
    pub(crate) to: usize,
    /// The digits as read, look-alikes replaced.
    pub(crate) digits: String,
    /// How many characters were look-alikes.
    pub(crate) guessed: usize,
    /// Taken by an earlier finder.
    pub(crate) is_taken: bool,
}

impl Group {
    pub(crate) fn len(&self) -> usize {
        self.to - self.from
    }
}

/// All groups of a text in order.
pub(crate) struct Numbers {
    groups: Vec<Group>,
}

/// Several neighbouring groups read as one number.
pub(crate) struct Joined {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) digits: String,
    pub(crate) guessed: usize,
    /// Lengths of the groups.
    pub(crate) pattern: Vec<usize>,
    /// The sign between the groups when it is everywhere the same: `' '`, `'.'`, `'-'`, `'\n'`; NUL for a single
    /// group, `'*'` when mixed.
    pub(crate) sign: char,
}

impl Numbers {
    pub(crate) fn of(reading: &Reading) -> Self {
        let mut groups = Vec::new();
        let mut place = 0;
        while place < reading.len() {
            if digit_like(reading.at(place)).is_none() {
                place += 1;
                continue;
            }
            let from = place;
            while digit_like(reading.at(place)).is_some() {
                place += 1;
            }
            for (from, to) in cells(reading, from, place) {
                groups.extend(group(reading, from, to));
            }
        }
        Self { groups }
    }

    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Group> {
        self.groups.get(index)
    }

    pub(crate) fn take(&mut self, from: usize, to: usize) {
        let first = self.groups.partition_point(|group| group.from < from);
        for group in self.groups.iter_mut().skip(first).take_while(|group| group.from < to) {
            group.is_taken = true;
        }
    }

    /// The groups from `index` on, joined one after the other while the signs between them allow it and `most`
    /// digits are not passed: one reading for each length.
    pub(crate) fn joined(&self, reading: &Reading, index: usize, most: usize) -> Vec<Joined> {
        let mut readings = Vec::new();
        let Some(first) = self.groups.get(index).filter(|group| !group.is_taken) else { return readings };
        let mut now = Joined {
            from: first.from,
            to: first.to,
            digits: first.digits.clone(),
            guessed: first.guessed,
            pattern: vec![first.len()],
            sign: '\0',
        };
        for group in self.groups.iter().skip(index + 1) {
            if now.digits.len() > most {
                return readings;
            }
            let gap = gap(reading, now.to, group.from);
            let next = gap.filter(|_| !group.is_taken).map(|sign| now.and(group, sign));
            readings.push(now);
            match next {
                Some(next) => now = next,
                None => return readings,
            }
        }
        if now.digits.len() <= most {
            readings.push(now);
        }
        readings
    }
}

impl Joined {
    fn and(&self, group: &Group, sign: char) -> Self {
        let mut pattern = self.pattern.clone();
        pattern.push(group.len());
        Self {
            from: self.from,
            to: group.to,
            digits: format!("{}{}", self.digits, group.digits),
            guessed: self.guessed + group.guessed,
            pattern,
            sign: if self.sign == '\0' || self.sign == sign { sign } else { '*' },
        }
    }

    /// Written like an amount of money: `1.234.567`.
    pub(crate) fn is_amount(&self) -> bool {
        let tail = self.pattern.get(1..).unwrap_or_default();
        self.sign == '.' && !tail.is_empty() && tail.iter().all(|length| *length == 3)
    }
}

/// The kind of gap between two groups of one number: at most three signs, none of them a letter.
fn gap(reading: &Reading, from: usize, to: usize) -> Option<char> {
    if to <= from || to - from > 3 {
        return None;
    }
    let mut sign = ' ';
    for place in from..to {
        match reading.at(place) {
            ' ' => {}
            '\n' => sign = '\n',
            other @ ('.' | '-') if sign == ' ' => sign = other,
            '.' | '-' if sign == '\n' => {}
            ')' => {}
            _ => return None,
        }
    }
    Some(sign)
}

/// The lines of a table stand right beside its numbers: `|1|3672010101900001|`. A line inside something as long
/// as an identity number, or inside a short group, is a misread 1.
fn cells(reading: &Reading, from: usize, to: usize) -> Vec<(usize, usize)> {
    let is_line = |place: usize| matches!(reading.at(place), '|' | '!');
    let is_edged = is_line(from) || is_line(to.saturating_sub(1));
    if to - from == 16 || (to - from <= 6 && !is_edged) {
        return vec![(from, to)];
    }
    let mut cells = Vec::new();
    let mut begin = from;
    for place in from..=to {
        if place == to || is_line(place) {
            if place > begin {
                cells.push((begin, place));
            }
            begin = place + 1;
        }
    }
    cells
}

fn group(reading: &Reading, from: usize, to: usize) -> Option<Group> {
    let real = (from..to).filter(|place| reading.at(*place).is_ascii_digit()).count();
    // Letters beside it make it part of a word, unless it begins or ends with true digits.
    let (mut from, mut to) = (from, to);
    if reading.before(from).is_alphabetic() {
        while from < to && !reading.at(from).is_ascii_digit() {
            from += 1;
        }
    }
    if reading.at(to).is_alphabetic() {
        while to > from && !reading.before(to).is_ascii_digit() {
            to -= 1;
        }
    }
    let digits: String = (from..to).filter_map(|place| digit_like(reading.at(place))).collect();
    (real > 0 && !digits.is_empty()).then(|| Group {
        from,
        to,
        guessed: digits.len().saturating_sub(real),
        digits,
        is_taken: false,
    })
}

/// A digit, or the digit a scanner takes for this letter (folded to lower case).
fn digit_like(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'o' | 'q' => Some('0'),
        'l' | 'i' | '|' | '!' => Some('1'),
        'z' => Some('2'),
        's' => Some('5'),
        'b' => Some('8'),
        'g' => Some('9'),
        _ => None,
    }
}

/// Two digits of a number as a value.
pub(crate) fn pair(digits: &str, at: usize) -> u32 {
    digits.get(at..at + 2).and_then(|two| two.parse().ok()).unwrap_or(0)
}
