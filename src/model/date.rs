//! A day of the calendar.

use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::syntax::tree::Node;

/// A day, without time or zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
    pub span: Span,
}

impl Lower for Date {
    const SHAPE: Shape = Shape::Date;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!("写成 2026-03-01 或 2026年3月1日", "write it as 2026-03-01");
        let Some(scalar) = node.scalar() else {
            return cx.wrong_kind(node, say!("日期", "a date"), help);
        };
        let date = parts(&scalar.text).filter(|&(y, m, d)| is_day(y, m, d));
        let Some((year, month, day)) = date else {
            let text = scalar.text.trim();
            let message = say!("“{text}”不是日期", "`{text}` is not a date");
            cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
            return None;
        };
        let span = node.span;
        Some(Date {
            year,
            month,
            day,
            span,
        })
    }

    fn view(&self) -> View<'_> {
        View::Date(self.year, self.month, self.day)
    }
}

fn parts(text: &str) -> Option<(u32, u32, u32)> {
    let text = text.trim().trim_end_matches('日');
    let text = text.replace(['年', '月', '/', '.'], "-");
    let text = match text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        true => format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]),
        false => text,
    };
    let parts: Vec<&str> = text.split('-').map(str::trim).collect();
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(parts("2026年3月1日"), Some((2026, 3, 1)));
        assert_eq!(parts("2026-3-01"), Some((2026, 3, 1)));
        assert_eq!(parts("20260301"), Some((2026, 3, 1)));
        assert_eq!(parts("26-3-1"), None);
        assert!(is_day(2024, 2, 29) && !is_day(2026, 2, 29) && !is_day(2026, 13, 1));
    }
}
