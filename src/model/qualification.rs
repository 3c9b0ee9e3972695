//! What a holder must bring.

use super::choice::Degree;
use super::codes;
use super::declare::{Lower, Shape};
use super::lowering::Lowering;
use super::number::is_years;
use super::view::View;
use super::{ExperienceKind, Flag, Line, Prose, Range};
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::Span;
use crate::syntax::tree::Node;

record! {
    /// The qualifications of a holder.
    Qualifications "任职资格" "the qualifications" short "must" {
        education: Education = "education" ["学历", "学历要求", "文化程度", "教育背景"]
            "学历与专业" "degree and subjects";
        experience: Vec<Experience> = "experience" ["工作经验", "经验", "经验要求", "工作年限"]
            "工作经验" "experience";
        languages: Vec<Language> = "languages" ["语言", "语言要求", "外语"]
            "语言" "languages";
        certificates: Vec<Line> = "certificates" ["证书", "资格证书"]
            "证书" "certificates";
        training: Vec<Line> = "training" ["培训", "培训经历"]
            "接受过的培训" "training received";
        knowledge: Vec<Knowledge> = "knowledge" ["知识", "知识要求"]
            "知识与程度" "knowledge and its level";
        skills: Vec<Prose> = "skills" ["技能", "技能要求", "技能技巧"]
            "技能" "skills";
        traits: Vec<Prose> = "traits" ["素质", "素质要求", "职业素养"]
            "素质" "traits";
        must: Vec<Prose> = "must" ["必备条件", "必备", "基本要求"]
            "必备条件" "what is required";
        preferred: Vec<Prose> = "preferred" ["优先条件", "优先", "加分项"]
            "优先条件" "what is preferred";
        age: Range = "age" ["年龄", "年龄要求"]
            "年龄（真实文件里常见，检查会提示）" "age, which real documents carry and the check flags";
        gender: Line = "gender" ["性别", "性别要求"]
            "性别（真实文件里常见，检查会提示）" "gender, which real documents carry and the check flags";
    }
}

record! {
    /// Degree and subjects.
    Education "学历" "education" short "level" free "note" unless is_degree; {
        level: Degrees = "level" ["学历", "要求", "层次", "程度"]
            "学历，如“大专及以上”" "the degree, such as `bachelor+`";
        majors: Vec<Line> = "majors" ["专业"]
            "专业" "subjects";
        note: Line = "note" ["说明", "备注"]
            "补充说明" "a note";
    }
}

record! {
    /// Years of experience.
    Experience "工作经验" "experience" short "years" free "note" unless is_years; {
        years: Range = "years" ["年限", "年数"]
            "年数" "how many years";
        area: Line = "in" ["领域", "方向", "岗位"]
            "在什么领域" "in what field";
        kind: ExperienceKind = "kind" ["类型", "类别"]
            "总年限、行业或岗位" "total, industry or position";
        note: Line = "note" ["说明", "备注"]
            "补充说明" "a note";
    }
}

record! {
    /// A language and how well it must be known.
    Language "语言" "a language" short "name" {
        name: Line = "name" required ["语言", "语种", "名称"]
            "语种" "the language";
        level: Line = "level" ["程度", "水平", "要求"]
            "程度" "how well";
        preferred: Flag = "preferred" ["优先"]
            "是否只是优先条件" "whether it is only preferred";
    }
}

record! {
    /// A field of knowledge and its level.
    Knowledge "知识" "a field of knowledge" short "name" {
        name: Line = "name" required ["名称", "知识", "内容"]
            "知识领域" "the field";
        level: Line = "level" ["程度", "等级", "级别"]
            "掌握程度" "how well it must be known";
        group: Line = "group" ["类别", "分类"]
            "类别，如“专业知识”" "a heading it stands under";
    }
}

/// One or several degrees, each of which will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Degrees {
    pub span: Span,
    pub degrees: Vec<Degree>,
    /// Whether higher degrees will do as well.
    pub or_above: bool,
}

impl Lower for Degrees {
    const SHAPE: Shape = Shape::Choice(Degree::WORDS);

    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self> {
        let help = say!(
            "例如：大专及以上、本科、大专或本科、不限",
            "such as associate, bachelor+, any"
        );
        let Some(scalar) = node.scalar() else {
            return cx.wrong_kind(node, say!("学历", "a degree"), help);
        };
        let (text, or_above) = strip_above(scalar.text.trim());
        let mut degrees = Vec::new();
        for word in split(&text) {
            let Some(degree) = degree(&word) else {
                unknown(node, &word, cx);
                return None;
            };
            degrees.push(degree);
        }
        let span = node.span;
        Some(Degrees {
            span,
            degrees,
            or_above,
        })
    }

    fn view(&self) -> View<'_> {
        View::Degrees(&self.degrees, self.or_above)
    }
}

fn strip_above(text: &str) -> (String, bool) {
    const ABOVE: [&str; 8] = [
        "（含）以上",
        "及以上学历",
        "及以上",
        "或以上",
        "以上学历",
        "以上",
        "+",
        " or above",
    ];
    let above = ABOVE.iter().find_map(|end| text.strip_suffix(end));
    let bare = above.unwrap_or(text).trim();
    let bare = bare.strip_suffix("学历").unwrap_or(bare);
    (bare.trim().to_lowercase(), above.is_some())
}

fn split(text: &str) -> Vec<String> {
    let text = text.replace(" or ", "或");
    let words = text.split(['或', '/', '、', '，', ',']);
    words.map(|word| word.trim().to_string()).collect()
}

fn degree(word: &str) -> Option<Degree> {
    let word = word.replace(['-', ' '], "_");
    let index = Degree::WORDS
        .iter()
        .position(|names| names.contains(&word.as_str()))?;
    Degree::ALL.get(index).copied()
}

/// Whether a text is meant as degrees, even misspelt ones; `全日制本科` is not.
fn is_degree(text: &str) -> bool {
    let (bare, _) = strip_above(text);
    split(&bare)
        .iter()
        .all(|word| degree(word).is_some() || meant(word).is_some())
}

/// The degree that a word misses by one character: `大砖`, `大专以尚`, `bachlor`.
fn meant(word: &str) -> Option<&'static str> {
    let words = Degree::WORDS.iter().flat_map(|names| names.iter().copied());
    let above = |name: &'static str| ["", "及以上", "以上"].map(|end| format!("{name}{end}"));
    let near = |name: &&'static str| {
        let distances = above(name).map(|known| strsim::damerau_levenshtein(word, &known));
        distances.into_iter().any(|distance| distance == 1)
    };
    words.filter(|name| name.chars().count() > 1).find(near)
}

fn unknown(node: &Node, word: &str, cx: &mut Lowering) {
    let message = say!("“{word}”不是学历", "`{word}` is not a degree");
    let diagnostic = Diagnostic::error(codes::UNKNOWN_WORD, node.span, message);
    cx.report(match meant(word) {
        Some(near) => diagnostic.help(say!("是不是想写“{near}”？", "did you mean `{near}`?")),
        None => diagnostic.help(say!(
            "可用：不限、初中、高中、中专、大专、本科、硕士、博士，后面可加“及以上”；其他要求写进“说明”",
            "known: any, junior_high, high_school, vocational, associate, bachelor, master, doctor, with + for or above; all else goes into `note`"
        )),
    });
}
