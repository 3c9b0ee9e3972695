//! What is said about values that YAML reads but that cannot stand.
//!
//! Turns places into diagnostics. Leaves finding them to `build` and `entries`.

use crate::diagnostic::Diagnostic;
use crate::say;
use crate::source::{Source, Span};
use crate::syntax::tree::Key;
use crate::syntax::{chars, codes};

pub fn empty(at: Span) -> Diagnostic {
    Diagnostic::error(codes::EMPTY, at, say!("文件是空的", "the file is empty"))
        .reason(say!(
            "没有任何内容，就没有岗位可以编译",
            "without any content there is no role to compile"
        ))
        .help(say!(
            "至少写上一行“岗位名称: ……”",
            "write at least a line `title: …`"
        ))
}

pub fn several_documents(at: Span) -> Diagnostic {
    let message = say!(
        "一个文件里写了不止一份内容",
        "the file holds more than one document"
    );
    Diagnostic::error(codes::SEVERAL_DOCUMENTS, at, message)
        .here(say!("从这里开始是第二份", "a second one begins here"))
        .reason(say!(
            "单独一行的 --- 或 ... 会把文件分成几份，而一个文件只写一个岗位",
            "a line `---` or `...` divides a file, and a file holds one role"
        ))
        .help(say!(
            "把第二份移到另一个文件，或删去这一行",
            "move the second one to its own file, or remove this line"
        ))
}

pub fn duplicate_key(key: &Key, first: Span) -> Diagnostic {
    let text = &key.text;
    let message = say!("字段“{text}”写了两次", "key `{text}` is written twice");
    Diagnostic::error(codes::DUPLICATE_KEY, key.span, message)
        .here(say!("又写了一次", "written again"))
        .label(first, say!("第一次写在这里", "first written here"))
        .reason(say!(
            "同一个字段只能有一个值，否则其中一个会被悄悄丢掉",
            "a key has one value; one of the two would silently be lost"
        ))
        .help(say!(
            "把两处内容合成一处，或给其中一个改名",
            "put both together, or rename one of them"
        ))
}

pub fn empty_key(at: Span) -> Diagnostic {
    Diagnostic::error(
        codes::BAD_KEY,
        at,
        say!("冒号前没有字段名", "there is no key before the colon"),
    )
    .here(say!("这里缺字段名", "a key is missing here"))
    .reason(say!("每个值都要有字段名", "every value needs a key"))
    .help(say!("在冒号前写上字段名", "write a key before the colon"))
}

pub fn key_of_many(at: Span) -> Diagnostic {
    let message = say!(
        "字段名必须是文字，不能是列表或映射",
        "a key must be text, not a list or a mapping"
    );
    Diagnostic::error(codes::BAD_KEY, at, message)
        .here(say!("这里被读成了字段名", "this is read as a key"))
        .reason(say!(
            "方括号和花括号在 YAML 里表示列表和映射",
            "brackets and braces mean lists and mappings in YAML"
        ))
        .help(say!(
            "如果括号本来就是文字，请给整段文字加上英文引号",
            "if the brackets are meant as text, put the whole text in quotes"
        ))
}

pub fn unknown_alias(source: &Source, at: Span) -> Diagnostic {
    let alias = source.slice(at);
    let name = alias.trim_start_matches('*');
    let message = say!("“{alias}”引用的内容不存在", "`{alias}` refers to nothing");
    Diagnostic::error(codes::UNKNOWN_ALIAS, at, message)
        .here(say!("前面没有“&{name}”", "there is no `&{name}` before it"))
        .reason(say!(
            "值以 * 开头时，YAML 把它当作引用",
            "a value that begins with `*` is an alias in YAML"
        ))
        .help(say!(
            "如果 * 本来就是文字，请加上英文引号",
            "if the `*` is meant as text, put it in quotes"
        ))
        .edit(at, format!("\"{alias}\""))
}

pub fn recursive_alias(source: &Source, at: Span) -> Diagnostic {
    let alias = source.slice(at);
    let message = say!(
        "“{alias}”引用了它自己所在的内容",
        "`{alias}` refers to what contains it"
    );
    Diagnostic::error(codes::RECURSIVE_ALIAS, at, message)
        .here(say!("这里绕回了自己", "this leads back to itself"))
        .reason(say!(
            "这样展开下去没有尽头",
            "putting it in place would never end"
        ))
        .help(say!("直接写出内容", "write the value out instead"))
}

pub fn bad_merge(at: Span) -> Diagnostic {
    let message = say!("“<<”只能合并映射", "`<<` can only merge mappings");
    Diagnostic::error(codes::BAD_MERGE, at, message)
        .here(say!("这不是映射", "this is no mapping"))
        .reason(say!(
            "“<<”把另一处的字段并进来，没有字段就无可合并",
            "`<<` takes over the keys of another mapping"
        ))
        .help(say!(
            "引用一个由字段组成的内容，例如“<<: *共用”",
            "refer to a mapping, as in `<<: *shared`"
        ))
}

/// `alone`: the tag has no value, so it was probably meant as text.
pub fn unknown_tag(source: &Source, at: Span, alone: bool) -> Diagnostic {
    let tag = source.slice(at);
    let message = say!("不认识的标签“{tag}”", "unknown tag `{tag}`");
    let diagnostic = Diagnostic::error(codes::UNKNOWN_TAG, at, message)
        .here(say!("这里被读成了标签", "this is read as a tag"))
        .reason(say!(
            "值以 ! 开头时，YAML 把它当作类型标签，不当作文字",
            "a value that begins with `!` carries a type tag in YAML"
        ))
        .help(say!(
            "如果 ! 本来就是文字，请给整段文字加上英文引号；否则删去标签",
            "if the `!` is meant as text, put the text in quotes; otherwise remove the tag"
        ));
    match alone {
        true => diagnostic.edit(at, format!("\"{tag}\"")),
        false => diagnostic,
    }
}

pub fn empty_anchor(at: Span) -> Diagnostic {
    let message = say!(
        "“&”后面只有名字，没有值",
        "`&` names a value, but there is none"
    );
    Diagnostic::error(codes::INDICATOR, at, message)
        .here(say!("这里被读成了名字", "this is read as a name"))
        .reason(say!(
            "值以 & 开头时，YAML 把它当作供引用的名字，不当作文字",
            "a value that begins with `&` gives a name to what follows in YAML"
        ))
        .help(say!(
            "如果 & 本来就是文字，请加上英文引号",
            "if the `&` is meant as text, put it in quotes"
        ))
}

pub fn refused(c: char, at: Span) -> Diagnostic {
    let number = format!("U+{:04X}", c as u32);
    let message = match c {
        chars::LOST => say!(
            "这里的文字已经损坏，只剩替代字符 {number}",
            "the text is damaged here: only the replacement character {number} is left"
        ),
        _ if chars::is_private(c) => say!(
            "文字里有私用字符 {number}，多半是 Word 里的 Wingdings 项目符号",
            "the text holds the private character {number}, probably a Wingdings bullet from Word"
        ),
        _ => say!(
            "文字里有不能使用的字符 {number}",
            "the text holds the character {number}, which cannot be used"
        ),
    };
    why_refused(c, Diagnostic::error(codes::REFUSED_CHARACTER, at, message))
}

fn why_refused(c: char, diagnostic: Diagnostic) -> Diagnostic {
    let at = diagnostic.span;
    match c {
        chars::LOST => diagnostic
            .here(say!("原来的字已经丢失", "what stood here is lost"))
            .reason(say!(
                "文件转换编码时读不懂的字会变成这个字符，原来是什么已经无从得知",
                "it takes the place of what could not be read when the file changed its encoding"
            ))
            .help(say!(
                "对照原稿补上这里的字，或删去这个字符",
                "write what the original says here, or remove the character"
            )),
        _ if chars::is_private(c) => diagnostic
            .here(say!("就在这里", "here"))
            .reason(say!(
                "私用字符的样子由字体决定，换一种字体就成了方框或别的符号",
                "the font decides how a private character looks; in another it is a box or some other sign"
            ))
            .help(say!(
                "删去这个字符；如果是项目符号，请以“- ”开头",
                "remove the character; for a bullet, begin the line with `- `"
            ))
            .edit(at, ""),
        _ => diagnostic
            .here(say!("就在这里，通常看不见", "here, though it mostly cannot be seen"))
            .reason(say!(
                "这类控制字符无法写进 Word，或会打乱文字的顺序，多半是复制时带进来的",
                "such control characters cannot be written to Word or reorder text; they often come along when copying"
            ))
            .help(say!("删去这个字符", "remove the character"))
            .edit(at, ""),
    }
}
