//! Letters to words, words to lines of text, with the way back to the letters.

use super::area::Area;
use super::letters::{Letter, Sheet};

/// Letters that follow each other without a gap.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) area: Area,
    /// Where the baseline begins and ends.
    pub(crate) from: (f32, f32),
    pub(crate) to: (f32, f32),
    pub(crate) height: f32,
    /// Places in the sheet.
    members: Vec<usize>,
}

impl Word {
    pub(crate) fn letters<'a>(&'a self, sheet: &'a Sheet) -> impl Iterator<Item = &'a Letter> {
        self.members.iter().filter_map(|member| sheet.letters.get(*member))
    }
}

/// Where a word stands, seen by a reader who turned the page so that the word is upright.
#[derive(Clone, Copy)]
struct Place {
    /// Quarter turns of the reading direction, clockwise.
    turn: u8,
    line: f32,
    along: f32,
}

impl Word {
    fn place(&self) -> Place {
        let (across, down) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        let (x, y) = self.from;
        match (across.abs() >= down.abs(), across >= 0.0, down >= 0.0) {
            (true, true, _) => Place { turn: 0, line: y, along: x },
            (false, _, true) => Place { turn: 1, line: -x, along: y },
            (true, false, _) => Place { turn: 2, line: -y, along: -x },
            (false, _, false) => Place { turn: 3, line: x, along: -y },
        }
    }
}

/// Joins letters painted one after the other.
pub(crate) fn words(letters: &[Letter]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    for (member, letter) in letters.iter().enumerate() {
        if letter.text.chars().all(char::is_whitespace) {
            is_open = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if is_open && follows(word, letter) => {
                word.text.push_str(&letter.text);
                word.area = word.area.with(letter.area);
                word.to = letter.to;
                word.members.push(member);
            }
            _ => words.push(Word {
                text: letter.text.clone(),
                area: letter.area,
                from: letter.from,
                to: letter.to,
                height: letter.height,
                members: vec![member],
            }),
        }
        is_open = true;
    }
    words
}

fn follows(word: &Word, letter: &Letter) -> bool {
    let reach = word.height.max(0.5);
    let gap = (letter.from.0 - word.to.0).hypot(letter.from.1 - word.to.1);
    gap < reach * 0.25 && (word.height - letter.height).abs() < reach * 0.5
}

/// A page as text in reading order.
pub(crate) struct Text {
    pub(crate) text: String,
    /// For each letter where it begins in the text, and its place in the sheet; ascending.
    owners: Vec<(usize, usize)>,
}

impl Text {
    /// Lines from top to bottom, words from left to right, one blank between. Text that runs down, up or backwards
    /// comes after the upright text, each in its own direction.
    pub(crate) fn of(sheet: &Sheet, words: &[Word]) -> Self {
        let mut order: Vec<(Place, &Word)> = words.iter().map(|word| (word.place(), word)).collect();
        order.sort_by(|(one, _), (other, _)| {
            one.turn
                .cmp(&other.turn)
                .then(one.line.total_cmp(&other.line))
                .then(one.along.total_cmp(&other.along))
        });
        let mut lines: Vec<(Place, Vec<(Place, &Word)>)> = Vec::new();
        for (place, word) in order {
            match lines.last_mut() {
                Some((first, line))
                    if first.turn == place.turn && (place.line - first.line).abs() < word.height * 0.4 =>
                {
                    line.push((place, word));
                }
                _ => lines.push((place, vec![(place, word)])),
            }
        }
        let mut page = Self { text: String::new(), owners: Vec::new() };
        for (_, mut line) in lines {
            line.sort_by(|(one, _), (other, _)| one.along.total_cmp(&other.along));
            for (_, word) in line {
                for member in &word.members {
                    page.owners.push((page.text.len(), *member));
                    page.text.push_str(sheet.letters.get(*member).map_or("", |letter| letter.text.as_str()));
                }
                page.text.push(' ');
            }
            page.text.push('\n');
        }
        page
    }

    /// The areas of the letters between two bytes of the text: one for each line.
    pub(crate) fn areas(&self, sheet: &Sheet, start: usize, end: usize) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        let first = self.owners.partition_point(|(at, _)| *at < start);
        for (_, member) in self.owners.iter().skip(first).take_while(|(at, _)| *at < end) {
            let Some(letter) = sheet.letters.get(*member) else { continue };
            match areas.last_mut() {
                Some(last) if last.is_beside(letter) => *last = last.with(letter.area),
                _ => areas.push(letter.area),
            }
        }
        areas
    }
}

impl Area {
    /// Whether a letter stands on the line of this area, whichever way it runs.
    fn is_beside(self, letter: &Letter) -> bool {
        let other = letter.area;
        let (across, down) = (letter.to.0 - letter.from.0, letter.to.1 - letter.from.1);
        if across.abs() >= down.abs() {
            self.bottom.min(other.bottom) - self.top.max(other.top) > (other.bottom - other.top) * 0.6
        } else {
            self.right.min(other.right) - self.left.max(other.left) > (other.right - other.left) * 0.6
        }
    }
}
