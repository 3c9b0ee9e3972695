//! A time of day.

use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::syntax::tree::Node;

/// A time of day as `08:30`; `24:00` ends a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    pub span: Span,
    pub text: String,
}

impl Lower for Time {
    const SHAPE: Shape = Shape::Time;

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!("写成 08:30", "write it as 08:30");
        let Some(scalar) = node.scalar() else {
            return cx.wrong_kind(node, say!("时间", "a time"), help);
        };
        let Some((hour, minute)) = parts(&scalar.text) else {
            let text = scalar.text.trim();
            let message = say!("“{text}”不是时间", "`{text}` is not a time of day");
            cx.report(Diagnostic::error(codes::BAD_NUMBER, node.span, message).help(help));
            return None;
        };
        let text = format!("{hour:02}:{minute:02}");
        let span = node.span;
        Some(Time { span, text })
    }

    fn view(&self) -> View<'_> {
        View::Word(&self.text)
    }
}

fn parts(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = text.trim().split_once([':', '：'])?;
    let short = hour.len() <= 2 && minute.len() == 2;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let in_a_day = (hour < 24 && minute < 60) || (hour, minute) == (24, 0);
    (short && in_a_day).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn times() {
        assert_eq!(parts("8:30"), Some((8, 30)));
        assert_eq!(parts("17：30"), Some((17, 30)));
        assert_eq!(parts("24:00"), Some((24, 0)));
        assert_eq!(parts("25:99"), None);
        assert_eq!(parts("早上"), None);
    }
}
