//! Numbers as fields: amounts, percentages, people, years.

mod written;

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

/// A number of people: exact, between two bounds, or `若干` with neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub span: Span,
    pub min: Option<u32>,
    pub max: Option<u32>,
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
        let wanted = say!("数字", "a number");
        let help = say!(
            "写数字，例如 5500、5.5千、0.55万",
            "write a number, such as 5500 or 5.5k"
        );
        let read = |text: &str| written::number(text.trim_end_matches('元'));
        let value = reading(node, read, wanted, help, cx)?;
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
        let wanted = say!("百分比", "a percentage");
        let help = say!(
            "写百分比，例如 20 或 20%",
            "write a percentage, such as 20 or 20%"
        );
        let read = |text: &str| written::number(text.trim_end_matches(['%', '％']));
        let value = reading(node, read, wanted, help, cx)?;
        if !(0.0..=100.0).contains(&value) {
            let message = say!(
                "百分比应在 0 到 100 之间",
                "a percentage lies between 0 and 100"
            );
            let help = say!("各部分合计 100%", "all parts together make 100");
            cx.report(Diagnostic::error(codes::IMPOSSIBLE_NUMBER, node.span, message).help(help));
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
        let wanted = say!("人数", "a number of people");
        let help = say!(
            "写人数，例如 2、2人、2-3人 或 若干",
            "write a number of people, such as 2, 2-3 or several"
        );
        let (min, max) = reading(node, written::people, wanted, help, cx)?;
        if let (Some(a), Some(b)) = (min, max)
            && a > b
        {
            return ends_early(node, cx);
        }
        let span = node.span;
        Some(Count { span, min, max })
    }

    fn view(&self) -> View<'_> {
        View::Count(self.min, self.max)
    }
}

impl Lower for Range {
    const SHAPE: Shape = Shape::Range;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let wanted = say!("年数", "a number of years");
        let help = say!(
            "写成 3、1-3、3+、3年以上、5年以下 或 不限",
            "write 3, 1-3, 3+, or any"
        );
        let (min, max) = reading(node, written::years, wanted, help, cx)?;
        if let (Some(a), Some(b)) = (min, max)
            && a > b
        {
            return ends_early(node, cx);
        }
        let span = node.span;
        Some(Range { span, min, max })
    }

    fn view(&self) -> View<'_> {
        View::Range(self.min, self.max)
    }
}

/// Whether a text is meant as years, even misspelt ones; `应届生可` is not.
pub fn is_years(text: &str) -> bool {
    written::years(text).is_some() || written::is_nearly_years(text)
}

/// Whether a text is a number of people and no name that begins with one.
pub fn is_count(text: &str) -> bool {
    written::people(text).is_some()
}

/// What `read` makes of a node's text, or a diagnostic.
fn reading<T>(
    node: &Node,
    read: impl Fn(&str) -> Option<T>,
    wanted: Message,
    help: Message,
    cx: &mut Lowering,
) -> Option<T> {
    let Some(scalar) = node.scalar() else {
        return cx.wrong_kind(node, wanted, help);
    };
    let text = scalar.text.trim();
    let value = read(text);
    if value.is_none() {
        let (zh, en) = (wanted.zh, wanted.en);
        let message = say!(
            "这里应为{zh}，写的却是“{text}”",
            "expected {en}, found `{text}`"
        );
        cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
    }
    value
}

fn ends_early<T>(node: &Node, cx: &mut Lowering) -> Option<T> {
    let message = say!("范围的下限大于上限", "the range ends before it begins");
    let help = say!("先写小的，再写大的", "write the smaller number first");
    cx.report(Diagnostic::error(codes::IMPOSSIBLE_NUMBER, node.span, message).help(help));
    None
}
