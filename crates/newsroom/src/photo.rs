//! Photos: what is seen and who took it.

use crate::item::Outcome;
use crate::reading::Reading;

pub(crate) fn caption(reading: &Reading<'_>) -> Outcome {
    counted(reading.story.photos.iter().filter(|photo| photo.caption.trim().is_empty()).count())
}

pub(crate) fn credit(reading: &Reading<'_>) -> Outcome {
    counted(reading.story.photos.iter().filter(|photo| photo.credit.trim().is_empty()).count())
}

fn counted(missing: usize) -> Outcome {
    if missing == 0 { Outcome::Ok } else { Outcome::Text(missing, Vec::new()) }
}
