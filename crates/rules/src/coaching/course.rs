//! Courses as data: a plain text that people can read and mend.

use std::sync::LazyLock;

use crate::activity::Month;
use crate::request::roman;

/// Code and text of each course.
const FILES: [(&str, &str); 3] = [
    ("berita", include_str!("../../data/coaching/berita.txt")),
    ("klasifikasi", include_str!("../../data/coaching/klasifikasi.txt")),
    ("permohonan", include_str!("../../data/coaching/permohonan.txt")),
];

/// Right answers a test needs, per cent.
const PASS_PER_CENT: usize = 75;

/// A short course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Stable code (`berita`).
    pub code: String,
    /// Its title.
    pub title: String,
    /// What it rests on.
    pub source: String,
    /// What it is about: `news`, `classes`, `requests`.
    pub matter: String,
    /// Lessons in order.
    pub lessons: Vec<Lesson>,
    /// The test.
    pub questions: Vec<Question>,
}

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Heading.
    pub title: String,
    /// Text.
    pub text: String,
}

/// One question of a test. The right answer never stands first for everybody: see [`Question::shown`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Answers; the first is right.
    pub answers: Vec<String>,
}

impl Question {
    /// Numbers of the answers in the order in which question `place` (from 0) of a test shows them.
    pub fn shown(&self, place: usize) -> Vec<usize> {
        let count = self.answers.len();
        (0..count).map(|at| (at + place * 2 + 1) % count.max(1)).collect()
    }
}

impl Course {
    /// Right answers a test of this course needs.
    pub fn pass_mark(&self) -> usize {
        (self.questions.len() * PASS_PER_CENT).div_ceil(100)
    }

    /// Right answers among those given, one number of an answer for each question in order.
    pub fn points(&self, given: &[Option<usize>]) -> usize {
        self.questions.iter().zip(given).filter(|(_, given)| **given == Some(0)).count()
    }
}

/// Reads a course. `# ` title, `= ` source, `~ ` matter, `## ` lesson, `? ` question, `+ ` right answer, `- ` other
/// answers; everything else is text of the lesson. `None` when the test has fewer than eight questions, or a
/// question not exactly one right answer, named first.
pub fn read(code: &str, text: &str) -> Option<Course> {
    let mut course = Course {
        code: code.to_owned(),
        title: String::new(),
        source: String::new(),
        matter: String::new(),
        lessons: Vec::new(),
        questions: Vec::new(),
    };
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (mark, words) = line.split_once(' ')?;
        let words = words.to_owned();
        match mark {
            "#" => course.title = words,
            "=" => course.source = words,
            "~" => course.matter = words,
            "##" => course.lessons.push(Lesson { title: words, text: String::new() }),
            "?" => course.questions.push(Question { text: words, answers: Vec::new() }),
            "+" | "-" => {
                let answers = &mut course.questions.last_mut()?.answers;
                if (mark == "+") != answers.is_empty() {
                    return None;
                }
                answers.push(words);
            }
            _ => course.lessons.last_mut()?.text.push_str(line),
        }
    }
    let is_fair = course.questions.iter().all(|question| question.answers.len() > 1);
    (is_fair && course.questions.len() >= 8 && !course.title.is_empty()).then_some(course)
}

/// All courses.
pub fn courses() -> &'static [Course] {
    static COURSES: LazyLock<Vec<Course>> =
        LazyLock::new(|| FILES.iter().filter_map(|(code, text)| read(code, text)).collect());
    &COURSES
}

/// A course by its code.
pub fn course(code: &str) -> Option<&'static Course> {
    courses().iter().find(|course| course.code == code)
}

/// The number of a certificate: one running number of a body, from 1 every year, taken in the transaction that notes
/// the test.
pub fn number(seq: i64, passed: Month) -> String {
    format!("{seq:03}/SRT/KIP/{}/{}", roman(passed.number()), passed.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_course_can_be_read_and_names_its_articles() {
        assert_eq!(courses().len(), FILES.len());
        for course in courses() {
            assert!(course.questions.len() >= 8 && course.lessons.len() >= 4, "{}", course.code);
            assert!(!course.source.is_empty() && !course.matter.is_empty(), "{}", course.code);
            assert!(course.lessons.iter().all(|lesson| !lesson.text.is_empty()), "{}", course.code);
        }
        assert!(course("klasifikasi").unwrap().source.contains("UU 14/2008"));
    }

    #[test]
    fn seven_of_nine_right_answers_pass_and_six_do_not() {
        let course = course("permohonan").unwrap();
        assert_eq!((course.questions.len(), course.pass_mark()), (9, 7));
        let mut given = vec![Some(0); 6];
        given.extend([None, Some(1), Some(2)]);
        assert_eq!(course.points(&given), 6);
    }

    #[test]
    fn the_right_answer_stands_in_different_places() {
        let course = course("berita").unwrap();
        let places: std::collections::BTreeSet<usize> = (0..course.questions.len())
            .map(|place| course.questions[place].shown(place).iter().position(|at| *at == 0).unwrap())
            .collect();
        assert_eq!(places.len(), 3);
    }

    #[test]
    fn a_test_with_two_right_answers_or_too_few_questions_is_no_course() {
        let question = "? a\n+ b\n- c\n";
        let eight = format!("# Judul\n{}", question.repeat(8));
        assert!(read("x", &eight).is_some());
        assert!(read("x", &format!("# Judul\n{}", question.repeat(7))).is_none());
        assert!(read("x", &format!("{eight}+ d\n")).is_none());
        assert_eq!(number(3, Month::parse("2026-11").unwrap()), "003/SRT/KIP/XI/2026");
    }
}
