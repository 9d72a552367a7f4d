//! Shares of a whole as rectangles, SVG drawn on the server: the larger the sum, the larger the field. A table stands
//! behind it.

/// Size of the picture.
const WIDE: u64 = 360;
const HIGH: u64 = 240;
/// Fields at most; the rest is one field.
const FIELDS: usize = 10;
/// Width of a letter, about.
const LETTER: u64 = 7;

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tile {
    pub(super) x: u64,
    pub(super) y: u64,
    pub(super) width: u64,
    pub(super) height: u64,
    /// Whole name with the sum, for those who point at it.
    pub(super) name: String,
    /// What fits into it; empty when nothing does.
    pub(super) label: String,
}

impl Tile {
    /// Left edge of the words.
    pub(super) fn text_x(&self) -> u64 {
        self.x + 6
    }

    /// Baseline of the words.
    pub(super) fn text_y(&self) -> u64 {
        self.y + 18
    }
}

/// Fields for names and sums (largest first), in the order given; sums of nothing have none. `rest` names what is left.
pub(super) fn tiles(sums: &[(String, String, i64)], rest: &str) -> Vec<Tile> {
    let positive = sums.iter().filter(|(.., sum)| *sum > 0);
    let mut parts: Vec<(String, String, u64)> =
        positive.map(|(name, said, sum)| (name.clone(), said.clone(), sum.unsigned_abs())).collect();
    parts.sort_by_key(|(.., sum)| std::cmp::Reverse(*sum));
    if parts.len() > FIELDS {
        let left: u64 = parts.drain(FIELDS - 1..).map(|(.., sum)| sum).sum();
        parts.push((rest.to_owned(), String::new(), left));
    }
    let mut tiles = Vec::new();
    fill(&parts, (0, 0, WIDE, HIGH), &mut tiles);
    tiles
}

/// Halves the parts by their sums and the rectangle with them, along its longer side.
fn fill(parts: &[(String, String, u64)], (x, y, width, height): (u64, u64, u64, u64), tiles: &mut Vec<Tile>) {
    if let [(name, said, _)] = parts {
        let room = usize::try_from(width.saturating_sub(10) / LETTER).unwrap_or(0);
        let is_wide = height >= 24 && room >= 4;
        let label = match name.chars().count() {
            _ if !is_wide => String::new(),
            letters if letters <= room => name.clone(),
            _ => format!("{}…", name.chars().take(room.saturating_sub(1)).collect::<String>().trim_end()),
        };
        let name = if said.is_empty() { name.clone() } else { format!("{name}: {said}") };
        tiles.push(Tile { x, y, width, height, name, label });
        return;
    }
    let total: u128 = parts.iter().map(|(.., sum)| u128::from(*sum)).sum();
    let mut first = 0_u128;
    let mut at = 0;
    for (.., sum) in parts {
        if at > 0 && (first + u128::from(*sum)) * 2 > total {
            break;
        }
        first += u128::from(*sum);
        at += 1;
    }
    let at = at.min(parts.len().saturating_sub(1));
    if total == 0 || at == 0 {
        return;
    }
    let first: u128 = parts.iter().take(at).map(|(.., sum)| u128::from(*sum)).sum();
    let cut = |side: u64| u64::try_from(u128::from(side) * first / total).unwrap_or(side);
    let (head, tail) = parts.split_at(at);
    if width >= height {
        let cut = cut(width);
        fill(head, (x, y, cut, height), tiles);
        fill(tail, (x + cut, y, width - cut, height), tiles);
    } else {
        let cut = cut(height);
        fill(head, (x, y, width, cut), tiles);
        fill(tail, (x, y + cut, width, height - cut), tiles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(sums: &[i64]) -> Vec<(String, String, i64)> {
        sums.iter().map(|sum| (format!("Unit {sum}"), String::new(), *sum)).collect()
    }

    #[test]
    fn fields_cover_the_picture_in_the_proportion_of_their_sums() {
        let tiles = tiles(&parts(&[50, 25, 25, 0, -3]), "lain");
        let areas: Vec<u64> = tiles.iter().map(|tile| tile.width * tile.height).collect();
        assert_eq!(areas, [43_200, 21_600, 21_600]);
        assert_eq!(tiles[0].label, "Unit 50");
    }

    #[test]
    fn many_small_ones_become_one() {
        let many: Vec<i64> = (1..40).collect();
        let tiles = tiles(&parts(&many), "lain");
        assert_eq!((tiles.len(), tiles.iter().filter(|tile| tile.name == "lain").count()), (FIELDS, 1));
        assert!(super::tiles(&[], "lain").is_empty());
    }
}
