//! A page of blocks becomes the bytes of a file, in one of the formats below.
//!
//! Same page, same bytes: no disk, no clock, no process-wide state. What the
//! page says was decided by `render`; where the bytes go is the commands' say.
//! A new format is a file with `pub fn write(&Page) -> Vec<u8>`, its `mod` line
//! and its line in `formats!`.

#[cfg(test)]
mod arbitrary;
mod docx;
mod markdown;

use std::str::FromStr;

use crate::render::page::{Inline, Page, plain};

/// The bytes of `page` in `format`.
pub fn emit(page: &Page, format: Format) -> Vec<u8> {
    format.declaration().write(page)
}

/// Makes the enum and its table from one line a format.
macro_rules! formats {
    ($($variant:ident: $module:ident, name $name:literal, aliases $aliases:expr, extension $extension:literal, $about:literal;)*) => {
        /// A kind of file that a page can become.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format { $(#[doc = $about] $variant,)* }

        impl Format {
            pub const ALL: &[Format] = &[$(Format::$variant),*];

            fn declaration(self) -> Declaration {
                match self {
                    $(Format::$variant => Declaration {
                        name: $name, aliases: &$aliases, extension: $extension, about: $about, write: $module::write,
                    },)*
                }
            }
        }
    };
}

formats! {
    Markdown: markdown, name "md", aliases ["markdown"], extension "md", "Markdown (CommonMark with GitHub's tables)";
    Docx: docx, name "docx", aliases ["word"], extension "docx", "Word document (Office Open XML)";
}

/// What one line of the table says.
struct Declaration {
    name: &'static str,
    /// Other words for it, in lower case.
    aliases: &'static [&'static str],
    extension: &'static str,
    about: &'static str,
    write: fn(&Page) -> Vec<u8>,
}

impl Declaration {
    fn write(&self, page: &Page) -> Vec<u8> {
        (self.write)(page)
    }
}

impl Format {
    /// The name one types: `--format docx`.
    pub fn name(self) -> &'static str {
        self.declaration().name
    }

    /// All words for it, the name first.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let Declaration { name, aliases, .. } = self.declaration();
        std::iter::once(name).chain(aliases.iter().copied())
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        self.declaration().extension
    }

    /// What it is, in a few words.
    pub fn about(self) -> &'static str {
        self.declaration().about
    }
}

/// No format has this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        write!(
            f,
            "unknown format `{}`; there is {}",
            self.0,
            names.join(", ")
        )
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let word = name.trim().to_lowercase();
        let mut all = Format::ALL.iter();
        all.find(|format| format.names().any(|known| known == word))
            .copied()
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// Whether a link may leave the document: nothing that runs or reads local files.
fn safe_link(href: &str) -> bool {
    const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];
    let lower = href.to_ascii_lowercase();
    href.len() <= 2000
        && !href.chars().any(char::is_control)
        && SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
}

/// The inlines as a writer wants them: no mark within itself, no link that may
/// not leave the document, no mark around nothing, neighbouring texts joined.
fn tidy(content: &[Inline]) -> Vec<Inline> {
    tidy_within(content, Marks::default())
}

/// The marks that are open around some inlines.
#[derive(Clone, Copy, Default)]
struct Marks {
    strong: bool,
    emphasis: bool,
    link: bool,
}

fn tidy_within(content: &[Inline], open: Marks) -> Vec<Inline> {
    let mut all = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Strong(inner) if !open.strong => {
                let inner = tidy_within(
                    inner,
                    Marks {
                        strong: true,
                        ..open
                    },
                );
                push(&mut all, Inline::Strong(inner));
            }
            Inline::Emphasis(inner) if !open.emphasis => {
                let inner = tidy_within(
                    inner,
                    Marks {
                        emphasis: true,
                        ..open
                    },
                );
                push(&mut all, Inline::Emphasis(inner));
            }
            Inline::Link { href, content } if !open.link && safe_link(href) => {
                let content = tidy_within(content, Marks { link: true, ..open });
                push(
                    &mut all,
                    Inline::Link {
                        href: href.clone(),
                        content,
                    },
                );
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { content: inner, .. } => {
                tidy_within(inner, open)
                    .into_iter()
                    .for_each(|inline| push(&mut all, inline));
            }
            Inline::Text(_) | Inline::Break => push(&mut all, inline.clone()),
        }
    }
    all
}

fn push(all: &mut Vec<Inline>, inline: Inline) {
    match (all.last_mut(), inline) {
        (_, inline) if plain(std::slice::from_ref(&inline)).is_empty() => {}
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => all.push(inline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found_by_name() {
        for format in Format::ALL {
            for name in format.names() {
                assert_eq!(name.parse(), Ok(*format));
            }
            assert!(!format.extension().is_empty() && !format.about().is_empty());
        }
        assert_eq!("DOCX".parse(), Ok(Format::Docx));
        assert_eq!(" Word".parse(), Ok(Format::Docx));
        assert_eq!("markdown".parse(), Ok(Format::Markdown));
        let unknown = "pdf".parse::<Format>().unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "unknown format `pdf`; there is md, docx"
        );
    }

    #[test]
    fn links_that_run_or_read_are_refused() {
        assert!(safe_link("https://example.com/a?b=1&c=2") && safe_link("MAILTO:hr@example.com"));
        for href in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "\\\\host\\share",
            "data:x",
            "http:\n",
        ] {
            assert!(!safe_link(href), "{href}");
        }
    }
}
