//! How a field is declared: once, with its keys and its meaning.
//!
//! `record!` makes a struct, its YAML keys in English and Chinese, its
//! description in both languages, its lowering and its view out of one
//! declaration; the reference and the JSON Schema read the same table.

use super::lowering::Lowering;
use super::view::View;
use crate::source::Span;
use crate::syntax::tree::Node;

/// A field of a record as it stood in the file.
///
/// `key` without `value` is a field that was written and left empty, or whose
/// value was refused.
#[derive(Debug, Clone)]
pub struct Field<T> {
    pub key: Option<Span>,
    pub value: Option<T>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Field {
            key: None,
            value: None,
        }
    }
}

impl<T> Field<T> {
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }
}

impl<T> Field<Vec<T>> {
    pub fn items(&self) -> &[T] {
        self.value.as_deref().unwrap_or_default()
    }
}

/// What a value of a type may look like, for the reference and the schema.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One paragraph of text, or one per language.
    Line,
    /// Text with paragraphs and lists, or one per language.
    Prose,
    /// A plain word without markup or languages.
    Word,
    Flag,
    Number,
    /// `20` or `20%`.
    Percent,
    /// `2`, `2人`, `{count: 2}`.
    Count,
    /// `3`, `1-3`, `3+`, `不限`.
    Range,
    /// `2026-03-01`.
    Date,
    /// `08:30`.
    Time,
    /// One of some words: its English and Chinese names.
    Choice(&'static [&'static [&'static str]]),
    List(&'static Shape),
    Record(&'static RecordInfo),
    /// Modules with items, items, or both; a module's declaration.
    Duties(&'static RecordInfo),
    /// Role ids, or a number of people.
    Supervises,
}

/// Whether a text is what a short form reads.
pub type Fits = fn(&str) -> bool;

/// A record's declaration.
#[derive(Debug, Clone, Copy)]
pub struct RecordInfo {
    /// The field that a plain text stands for, if there is a short form.
    pub short: Option<&'static str>,
    /// The field that takes such a text when it is not what `short` reads.
    pub free: Option<(&'static str, Fits)>,
    /// The fields that `name: text` in one line stands for, if people write it so.
    pub pair: Option<(&'static str, &'static str)>,
    pub zh: &'static str,
    pub en: &'static str,
    pub fields: &'static [FieldInfo],
}

/// A field's declaration.
#[derive(Debug, Clone, Copy)]
pub struct FieldInfo {
    /// The English key; templates use the same name.
    pub key: &'static str,
    /// The Chinese keys, the preferred one first.
    pub aliases: &'static [&'static str],
    pub required: bool,
    pub zh: &'static str,
    pub en: &'static str,
    pub shape: Shape,
}

/// A type that can be read from a YAML node and looked at again.
pub trait Lower: Sized {
    const SHAPE: Shape;

    /// `None` after a diagnostic was given.
    fn lower(node: &Node, cx: &mut Lowering) -> Option<Self>;

    fn view(&self) -> View<'_>;
}

/// What `record!` makes besides [`Lower`].
pub trait Record: Default {
    const INFO: RecordInfo;

    /// Lowers `node` into field `index` and remembers where the key stood.
    fn set(&mut self, index: usize, key: Span, node: Option<&Node>, cx: &mut Lowering);

    fn set_span(&mut self, span: Span);
}

/// Lowers `node` into a field; no node means that the field was left empty.
pub fn fill<T: Lower>(field: &mut Field<T>, key: Span, node: Option<&Node>, cx: &mut Lowering) {
    field.key = Some(key);
    field.value = node.and_then(|node| T::lower(node, cx));
}

impl<T: Lower> Field<T> {
    pub(super) fn view(&self) -> View<'_> {
        self.value.as_ref().map_or(View::Missing, Lower::view)
    }
}

/// Declares a record; see the module's text.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident $zh_name:literal $en_name:literal
        $(short $short:literal)? $(free $free:literal unless $fits:path;)? $(pair $first:literal $second:literal)? {
            $( $field:ident : $ty:ty = $key:literal $($required:ident)? [$($alias:literal),*]
               $zh:literal $en:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            pub span: $crate::source::Span,
            $( #[doc = $en] pub $field: $crate::model::declare::Field<$ty>, )*
        }

        impl $crate::model::declare::Record for $name {
            const INFO: $crate::model::declare::RecordInfo = $crate::model::declare::RecordInfo {
                short: record!(@short $($short)?),
                free: record!(@free $($free, $fits)?),
                pair: record!(@pair $($first $second)?),
                zh: $zh_name,
                en: $en_name,
                fields: &[ $( $crate::model::declare::FieldInfo {
                    key: $key,
                    aliases: &[$($alias),*],
                    required: record!(@required $($required)?),
                    zh: $zh,
                    en: $en,
                    shape: <$ty as $crate::model::declare::Lower>::SHAPE,
                } ),* ],
            };

            fn set(
                &mut self,
                index: usize,
                key: $crate::source::Span,
                node: Option<&$crate::syntax::tree::Node>,
                cx: &mut $crate::model::lowering::Lowering,
            ) {
                let mut at = 0;
                $(
                    if at == index {
                        return $crate::model::declare::fill(&mut self.$field, key, node, cx);
                    }
                    at += 1;
                )*
                let _ = at;
            }

            fn set_span(&mut self, span: $crate::source::Span) {
                self.span = span;
            }
        }

        impl $crate::model::declare::Lower for $name {
            const SHAPE: $crate::model::declare::Shape = $crate::model::declare::Shape::Record(
                &<$name as $crate::model::declare::Record>::INFO,
            );

            fn lower(
                node: &$crate::syntax::tree::Node,
                cx: &mut $crate::model::lowering::Lowering,
            ) -> Option<Self> {
                cx.record(node)
            }

            fn view(&self) -> $crate::model::view::View<'_> {
                $crate::model::view::View::Record(self.fields())
            }
        }

        impl $name {
            /// Every field by its English key.
            pub fn fields(&self) -> Vec<(&'static str, $crate::model::view::View<'_>)> {
                vec![ $( ($key, self.$field.view()) ),* ]
            }
        }
    };
    (@required required) => { true };
    (@required) => { false };
    (@free $free:literal, $fits:path) => { Some(($free, $fits)) };
    (@free) => { None };
    (@pair $first:literal $second:literal) => { Some(($first, $second)) };
    (@pair) => { None };
    (@short $short:literal) => { Some($short) };
    (@short) => { None };
}
