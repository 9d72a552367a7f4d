//! By which styles an element is kept from the eyes of a reader.

use std::collections::HashMap;

/// Rules of the page's own style sheets that hide everything of a class or an id.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    rules: HashMap<String, &'static str>,
}

impl Styles {
    /// Reads the text of `style` elements. Only plain rules for one class or id count: `.x { display: none }`.
    pub fn read(sheets: &str) -> Self {
        let mut rules = HashMap::new();
        for rule in sheets.split('}').take(5000) {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let Some(technique) = technique(declarations) else { continue };
            for selector in selectors.split(',') {
                let selector = selector.trim();
                let plain = selector.strip_prefix(['.', '#']).is_some_and(|name| {
                    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
                });
                if plain {
                    rules.insert(selector.to_owned(), technique);
                }
            }
        }
        Self { rules }
    }

    /// How the classes and the id of an element hide it.
    pub fn hides<'a>(
        &self,
        classes: impl Iterator<Item = &'a str>,
        id: Option<&str>,
    ) -> Option<&'static str> {
        if self.rules.is_empty() {
            return None;
        }
        let mut names = classes.map(|class| format!(".{class}")).chain(id.map(|id| format!("#{id}")));
        names.find_map(|name| self.rules.get(&name).copied())
    }
}

/// The technique by which declarations of a style hide an element.
pub(crate) fn technique(style: &str) -> Option<&'static str> {
    let style: String = style.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.replace("!important", "");
    let value = |name: &str| {
        style
            .split(';')
            .find_map(|one| one.split_once(':').filter(|(known, _)| *known == name).map(|(_, value)| value))
    };
    let zero =
        |name: &str| value(name).is_some_and(|size| number(size).is_some_and(|size| size.abs() <= 1.0));
    let far = |name: &str| value(name).is_some_and(|size| number(size).is_some_and(|size| size <= -400.0));
    let placed = value("position").is_some_and(|position| position == "absolute" || position == "fixed");
    let cut = value("overflow").is_some_and(|overflow| overflow == "hidden");
    if value("display") == Some("none") {
        Some("display:none")
    } else if matches!(value("visibility"), Some("hidden" | "collapse")) {
        Some("visibility:hidden")
    } else if value("opacity").is_some_and(|opacity| number(opacity).is_some_and(|opacity| opacity < 0.05)) {
        Some("opacity:0")
    } else if zero("font-size") {
        Some("font-size:0")
    } else if far("text-indent")
        || far("margin-left")
        || far("margin-top")
        || far("left")
        || far("top")
        || far("right")
    {
        Some("off-screen")
    } else if (zero("height") || zero("width") || zero("max-height") || zero("max-width")) && (cut || placed)
    {
        Some("size:0")
    } else if value("clip").is_some_and(|clip| clip.starts_with("rect(0") || clip.starts_with("rect(1px"))
        || value("clip-path").is_some_and(|clip| clip.contains("inset(50%)") || clip.contains("inset(100%)"))
    {
        Some("clip")
    } else if value("transform").is_some_and(|transform| transform.contains("scale(0)")) {
        Some("scale:0")
    } else if placed && value("z-index").is_some_and(|index| index.starts_with('-')) {
        Some("behind")
    } else if same_colour(value("color"), value("background-color").or_else(|| value("background"))) {
        Some("same-colour")
    } else {
        None
    }
}

/// Text in the colour of what is behind it; white or transparent text where nothing else is said.
fn same_colour(text: Option<&str>, behind: Option<&str>) -> bool {
    let Some(text) = text else { return false };
    let plain = |colour: &str| match colour {
        "#fff" | "white" | "#ffffff" | "rgb(255,255,255)" => "#fff".to_owned(),
        "#000" | "black" | "#000000" | "rgb(0,0,0)" => "#000".to_owned(),
        other => other.to_owned(),
    };
    match behind {
        Some(behind) => plain(text) == plain(behind),
        None => matches!(plain(text).as_str(), "#fff" | "transparent") || text.ends_with(",0)"),
    }
}

fn number(text: &str) -> Option<f64> {
    let digits: String =
        text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_hide_are_known() {
        for (style, hidden) in [
            ("display:none", "display:none"),
            ("DISPLAY : none !important", "display:none"),
            ("position:absolute;left:-9999px;top:-9999px", "off-screen"),
            ("font-size:0;line-height:0;color:#fff", "font-size:0"),
            ("text-indent:-9999px", "off-screen"),
            ("visibility:hidden", "visibility:hidden"),
            ("height:1px;overflow:hidden", "size:0"),
            ("color:#FFFFFF;background:white", "same-colour"),
            ("opacity: 0", "opacity:0"),
        ] {
            assert_eq!(technique(style), Some(hidden), "{style}");
        }
        for open in ["color:red", "display:block;left:10px", "height:0", "color:#fff;background:#123456", ""]
        {
            assert_eq!(technique(open), None, "{open}");
        }
        let styles = Styles::read(
            "@media print { .x { color: red } } .sembunyi, #z { display: none } .a .b { display:none }",
        );
        assert_eq!(styles.hides(["y", "sembunyi"].into_iter(), None), Some("display:none"));
        assert_eq!(styles.hides(["b"].into_iter(), Some("z")), Some("display:none"));
        assert_eq!(styles.hides(["b"].into_iter(), None), None);
    }
}
