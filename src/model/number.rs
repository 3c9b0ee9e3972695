//! Numbers as people write them: `2人`, `10%`, `1-3年`, `3+`, `不限`.

use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::view::View;
use crate::diagnostic::{Diagnostic, Message};
use crate::say;
use crate::source::Span;
use crate::syntax::tree::Node;

/// A plain number, such as an amount of money.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    pub span: Span,
    pub value: f64,
}

/// A share in percent, from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent {
    pub span: Span,
    pub value: f64,
}

/// A number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub span: Span,
    pub value: u32,
}

/// From a lower to an upper bound, either of which may be open; both open
/// means that anything will do (`不限`). Years for experience and age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub span: Span,
    pub min: Option<f64>,
    pub max: Option<f64>,
}

impl Lower for Number {
    const SHAPE: Shape = Shape::Number;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!("只写数字，例如 5500", "write the number only, such as 5500");
        let value = number(node, &[], say!("数字", "a number"), help, cx)?;
        let span = node.span;
        Some(Number { span, value })
    }

    fn view(&self) -> View<'_> {
        View::Number(self.value)
    }
}

impl Lower for Percent {
    const SHAPE: Shape = Shape::Percent;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!(
            "写百分比，例如 20 或 20%",
            "write a percentage, such as 20 or 20%"
        );
        let value = number(node, &["%", "％"], say!("百分比", "a percentage"), help, cx)?;
        if !(0.0..=100.0).contains(&value) {
            cx.report(Diagnostic::error(
                codes::IMPOSSIBLE_NUMBER,
                node.span,
                say!(
                    "百分比应在 0 到 100 之间",
                    "a percentage lies between 0 and 100"
                ),
            ));
            return None;
        }
        let span = node.span;
        Some(Percent { span, value })
    }

    fn view(&self) -> View<'_> {
        View::Number(self.value)
    }
}

impl Lower for Count {
    const SHAPE: Shape = Shape::Count;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        if let Some([entry]) = node.map()
            && ["count", "人数"].contains(&entry.key.text.as_str())
        {
            return Count::lower(&entry.value, cx);
        }
        let help = say!(
            "写人数，例如 2 或 2人",
            "write a number of people, such as 2"
        );
        let units = ["人", "名", "个"];
        let wanted = say!("人数", "a number of people");
        let value = number(node, &units, wanted, help.clone(), cx)?;
        if value < 0.0 || value.fract() != 0.0 || value > 1e6 {
            let message = say!("人数应是整数", "a number of people is a whole number");
            cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
            return None;
        }
        let span = node.span;
        Some(Count {
            span,
            value: value as u32,
        })
    }

    fn view(&self) -> View<'_> {
        View::Count(self.value)
    }
}

impl Lower for Range {
    const SHAPE: Shape = Shape::Range;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!(
            "写成 3、1-3、3+、3年以上、5年以下 或 不限",
            "write 3, 1-3, 3+, or any"
        );
        let Some(scalar) = node.scalar() else {
            return cx.wrong_kind(node, say!("年数", "a number of years"), help);
        };
        let Some((min, max)) = bounds(&scalar.text) else {
            let text = scalar.text.trim();
            let message = say!("读不懂“{text}”是多少年", "cannot read `{text}` as years");
            cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
            return None;
        };
        if let (Some(a), Some(b)) = (min, max)
            && a > b
        {
            let message = say!("范围的下限大于上限", "the range ends before it begins");
            cx.report(Diagnostic::error(codes::IMPOSSIBLE_NUMBER, node.span, message).help(help));
            return None;
        }
        let span = node.span;
        Some(Range { span, min, max })
    }

    fn view(&self) -> View<'_> {
        View::Range(self.min, self.max)
    }
}

fn number(
    node: &Node,
    units: &[&str],
    wanted: Message,
    help: Message,
    cx: &mut Lowering,
) -> Option<f64> {
    let Some(scalar) = node.scalar() else {
        return cx.wrong_kind(node, wanted, help);
    };
    let mut text = scalar.text.trim();
    for unit in units {
        text = text.strip_suffix(unit).unwrap_or(text).trim_end();
    }
    let value = digits(text);
    if value.is_none() {
        let (zh, en, text) = (wanted.zh, wanted.en, scalar.text.trim());
        let message = say!(
            "这里应为{zh}，写的却是“{text}”",
            "expected {en}, found `{text}`"
        );
        cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
    }
    value
}

/// A number of plain digits with a point; `5,500` and `５５００` count too.
fn digits(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            _ => c,
        })
        .collect();
    let shape = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    let value: f64 = if shape {
        plain.parse().ok()?
    } else {
        return None;
    };
    (value < 1e12).then_some(value)
}

/// The two bounds of a range.
fn bounds(text: &str) -> Option<(Option<f64>, Option<f64>)> {
    let text = text.trim().to_lowercase();
    if ["不限", "无要求", "any", "none"].contains(&text.as_str()) {
        return Some((None, None));
    }
    let bare = text.replace("周岁", "岁");
    let bare = bare
        .replace(['年', '岁'], "")
        .replace("years", "")
        .replace("year", "");
    let bare = bare.trim();
    for open in ["及以上", "以上", "+", "＋", " and over", " or more"] {
        if let Some(from) = bare.strip_suffix(open) {
            return Some((Some(digits(from.trim())?), None));
        }
    }
    for open in ["及以下", "以下", "以内"] {
        if let Some(to) = bare.strip_suffix(open) {
            return Some((None, Some(digits(to.trim())?)));
        }
    }
    let parts: Vec<&str> = bare.split(['-', '–', '—', '~', '～', '至', '到']).collect();
    match parts.as_slice() {
        [one] => digits(one.trim()).map(|n| (Some(n), Some(n))),
        [from, to] => Some((Some(digits(from.trim())?), Some(digits(to.trim())?))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::bounds;

    #[test]
    fn ranges_as_people_write_them() {
        assert_eq!(bounds("3"), Some((Some(3.0), Some(3.0))));
        assert_eq!(bounds("1-3年"), Some((Some(1.0), Some(3.0))));
        assert_eq!(bounds("3+"), Some((Some(3.0), None)));
        assert_eq!(bounds("10年以上"), Some((Some(10.0), None)));
        assert_eq!(bounds("26岁及以上"), Some((Some(26.0), None)));
        assert_eq!(bounds("不限"), Some((None, None)));
        assert_eq!(bounds("很多"), None);
        assert_eq!(bounds("1-2-3"), None);
    }
}
