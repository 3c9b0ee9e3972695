//! Fields that take one of some words.

use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::suggest::nearest;
use super::view::View;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::syntax::tree::Node;

/// Declares an enumeration with the words that stand for each case, the
/// English name first and the preferred Chinese one second.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident $group:literal { $( $(#[$case_meta:meta])* $case:ident = [$($word:literal),+]; )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[$case_meta])* $case, )* }

        impl $name {
            pub(super) const WORDS: &'static [&'static [&'static str]] = &[ $( &[$($word),+] ),* ];
            /// The group's name, which locales gather the labels under.
            pub const GROUP: &'static str = $group;
            pub const ALL: &'static [$name] = &[ $( $name::$case ),* ];

            /// The English name, which locales key their labels by.
            pub fn name(self) -> &'static str {
                Self::WORDS[self as usize][0]
            }
        }

        impl Lower for $name {
            const SHAPE: Shape = Shape::Choice(Self::WORDS);

            fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
                let index = word_index(node, Self::WORDS, cx)?;
                Self::ALL.get(index).copied()
            }

            fn view(&self) -> View<'_> {
                View::Choice($group, self.name())
            }
        }
    };
}

choice! {
    /// What the holder of a role may do in a matter.
    Right "right" {
        Approve = ["approve", "审批", "批准", "审批权"];
        Decide = ["decide", "决策", "决定", "决策权", "决定权"];
        Review = ["review", "审核", "审查", "审核权"];
        Propose = ["propose", "建议", "提议", "建议权"];
    }
}

choice! {
    /// Whether a duty is one of its own or gathers what is left.
    DutyKind "duty_kind" {
        Normal = ["normal", "常规"];
        CatchAll = ["catch_all", "兜底", "其他"];
    }
}

choice! {
    /// What years of experience are counted in.
    ExperienceKind "experience_kind" {
        Total = ["total", "总工作年限", "工作年限", "工作经验"];
        Industry = ["industry", "行业", "行业经验"];
        Position = ["position", "岗位", "岗位经验", "职位经验"];
    }
}

choice! {
    /// What a pay figure is paid for.
    PayPeriod "pay_period" {
        Hour = ["hour", "小时", "时"];
        Day = ["day", "日", "天"];
        Week = ["week", "周"];
        Month = ["month", "月"];
        Year = ["year", "年"];
    }
}

choice! {
    /// Degrees from the lowest up, in the order of the Chinese system.
    Degree "degree" {
        Any = ["any", "不限"];
        JuniorHigh = ["junior_high", "初中"];
        HighSchool = ["high_school", "高中"];
        Vocational = ["vocational", "中专", "职高", "技校"];
        Associate = ["associate", "大专", "专科"];
        Bachelor = ["bachelor", "本科", "学士"];
        Master = ["master", "硕士", "研究生"];
        Doctor = ["doctor", "博士"];
    }
}

/// The index of the word in a node, or a diagnostic with the nearest one.
fn word_index(node: &Node, words: &[&[&str]], cx: &mut Lowering) -> Option<usize> {
    let preferred: Vec<&str> = words.iter().filter_map(|w| w.get(1).copied()).collect();
    let english: Vec<&str> = words.iter().filter_map(|w| w.first().copied()).collect();
    let (zh, en) = (preferred.join("、"), english.join(", "));
    let Some(scalar) = node.scalar() else {
        let help = say!("从中选一个：{zh}", "choose one of: {en}");
        return cx.wrong_kind(node, say!("一个词", "a word"), help);
    };
    let text = scalar.text.trim().to_lowercase().replace(['-', ' '], "_");
    let found = words
        .iter()
        .position(|names| names.contains(&text.as_str()));
    if found.is_none() {
        let text = scalar.text.trim();
        let message = say!(
            "“{text}”不在可选的词里",
            "`{text}` is not one of the words known here"
        );
        let mut diagnostic = Diagnostic::error(codes::UNKNOWN_WORD, node.span, message);
        diagnostic = match nearest(text, words.iter().flat_map(|w| w.iter().copied())) {
            Some(near) => diagnostic
                .help(say!("是不是想写“{near}”？", "did you mean `{near}`?"))
                .edit(node.span, near),
            None => diagnostic.help(say!("从中选一个：{zh}", "choose one of: {en}")),
        };
        cx.report(diagnostic);
    }
    found
}
