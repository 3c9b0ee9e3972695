//! The one place that knows granit-parser: its events and errors in our words.
//!
//! Turns text into a stream of [`Event`]s, or the [`Fault`] that ends it. Leaves
//! to `build` what the events make and to `mistakes` what a fault means.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event as Raw, Options, Parser, ScalarStyle, StrInput};
use granit_parser::{Span, StructureStyle};

use crate::syntax::limits;
use crate::syntax::tree::Style;

/// One step through a YAML text.
pub enum Event<'a> {
    Document,
    Comment,
    /// An alias of the anchor of that number.
    Alias(usize),
    UnknownAlias,
    Scalar(Cow<'a, str>, Style, Marks),
    List(Marks),
    Map(Marks),
    End,
}

/// What stands before or around a value.
pub struct Marks {
    /// The anchor's number, 0 for none.
    pub anchor: usize,
    pub tag: Tag,
    pub flow: bool,
}

/// What a tag asks for.
pub enum Tag {
    None,
    /// `!!str` or `!`: the value is text whatever it looks like.
    Text,
    /// Another of YAML's own, which changes nothing here.
    Core,
    /// Any other, and where it stands.
    Unknown(Range<usize>),
}

/// Why a text cannot be read on, roughly; the exact mistake is found in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Tab,
    UnclosedQuote,
    AfterQuote,
    Escape,
    Flow,
    KeyExpected,
    ValueNotAllowed,
    Indentation,
    Directive,
    /// A comment between two lines of one text.
    Comment,
    TooDeep,
    TooManyComments,
    Other,
}

/// Event and bytes, or fault and byte.
pub type Step<'a> = Result<(Event<'a>, Range<usize>), (Fault, usize)>;

pub fn events(text: &str) -> impl Iterator<Item = Step<'_>> {
    let end = text.len();
    let place = move |at: Option<usize>| at.unwrap_or(end).min(end);
    parser(text).filter_map(move |step| match step {
        Ok((raw, span)) => {
            let range = span.byte_range().unwrap_or(end..end);
            translate(raw, &span).map(|event| Ok((event, range)))
        }
        Err(error) => {
            let at = place(error.marker().byte_offset());
            Some(Err((fault(error.kind()), at)))
        }
    })
}

fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.disallow_directives = true;
    options.flow_nesting_limit = limits::DEPTH;
    options.block_nesting_limit = limits::DEPTH;
    options.max_buffered_comment_events = limits::COMMENTS;
    Parser::new_from_str_with_options(text, options)
}

fn translate<'a>(raw: Raw<'a>, span: &Span) -> Option<Event<'a>> {
    let marks = |anchor, tag: Option<&granit_parser::Tag>, flow| Marks {
        anchor,
        tag: tag_of(tag, span),
        flow,
    };
    Some(match raw {
        Raw::DocumentStart(..) => Event::Document,
        Raw::Comment(..) => Event::Comment,
        Raw::Alias(id) => Event::Alias(id),
        Raw::UnresolvedAlias(_) => Event::UnknownAlias,
        Raw::Scalar(text, how, anchor, tag) => {
            Event::Scalar(text, style(how), marks(anchor, tag.as_deref(), true))
        }
        Raw::SequenceStart(how, anchor, tag) => {
            Event::List(marks(anchor, tag.as_deref(), how == StructureStyle::Flow))
        }
        Raw::MappingStart(how, anchor, tag) => {
            Event::Map(marks(anchor, tag.as_deref(), how == StructureStyle::Flow))
        }
        Raw::SequenceEnd | Raw::MappingEnd => Event::End,
        _ => return None,
    })
}

fn tag_of(tag: Option<&granit_parser::Tag>, span: &Span) -> Tag {
    let Some(tag) = tag else {
        return Tag::None;
    };
    match tag.core_suffix() {
        Some("str") => Tag::Text,
        Some(_) => Tag::Core,
        None if tag.parts() == ("", "!") => Tag::Text,
        None => {
            let own = span.tag_span().and_then(|span| span.byte_range());
            Tag::Unknown(own.or(span.byte_range()).unwrap_or(0..0))
        }
    }
}

fn style(how: ScalarStyle) -> Style {
    match how {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

fn fault(kind: &ErrorKind) -> Fault {
    use ErrorKind as E;
    match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => Fault::Tab,
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent => Fault::UnclosedQuote,
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            Fault::AfterQuote
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => Fault::Escape,
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MisplacedFlowCollectionEnd
        | E::MismatchedFlowCollectionEnd { .. }
        | E::UnclosedFlowCollection { .. }
        | E::BlockEntryInFlowCollection
        | E::InvalidColonPlacement
        | E::FlowMappingValueAdjacentCollection => Fault::Flow,
        E::SimpleKeyExpected | E::InvalidSimpleKey => Fault::KeyExpected,
        E::MappingValueNotAllowed => Fault::ValueNotAllowed,
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidIndentation
        | E::InvalidFlowScalarIndent
        | E::InvalidBlockScalarIndent => Fault::Indentation,
        E::CommentInterceptedScalar => Fault::Comment,
        E::DirectiveDisallowed => Fault::Directive,
        E::RecursionLimitExceeded => Fault::TooDeep,
        E::TooManyComments => Fault::TooManyComments,
        _ => Fault::Other,
    }
}
