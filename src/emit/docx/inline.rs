//! Inlines become runs and hyperlinks of docx-rs.
//!
//! Which font, size and colour they have is the styles' say; here only what a
//! run must state itself: bold, emphasis, links, and the hint that takes
//! ambiguous signs from the Chinese font.

use docx_rs::{BreakType, Hyperlink, HyperlinkData, Paragraph, ParagraphChild, Run, RunFonts};

use crate::emit::tidy;
use crate::render::page::{Inline, plain};

use super::text::{by_script, clean, is_cjk, wants_chinese_signs};

/// The paragraph with `content` added at its end.
pub fn with_inlines(mut paragraph: Paragraph, content: &[Inline], links: &mut Links) -> Paragraph {
    let chinese = plain(content).chars().any(is_cjk);
    let mut runs = Runs {
        out: Vec::new(),
        links,
        chinese,
    };
    runs.all(&tidy(content), Look::default());
    paragraph.children.append(&mut runs.out);
    paragraph
}

/// The addresses that a document links to, each with its relationship's id.
#[derive(Debug, Default)]
pub struct Links(Vec<String>);

impl Links {
    pub fn all(&self) -> impl Iterator<Item = (String, &str)> {
        self.0
            .iter()
            .enumerate()
            .map(|(n, href)| (Links::id(n), href.as_str()))
    }

    fn add(&mut self, href: &str) -> String {
        let known = self.0.iter().position(|other| other == href);
        Links::id(known.unwrap_or_else(|| {
            self.0.push(href.to_owned());
            self.0.len() - 1
        }))
    }

    /// The first ids belong to the parts of the document.
    fn id(n: usize) -> String {
        format!("rId{}", n + 10)
    }
}

#[derive(Clone, Copy, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: bool,
}

struct Runs<'a> {
    out: Vec<ParagraphChild>,
    links: &'a mut Links,
    /// Whether there is Chinese in the paragraph.
    chinese: bool,
}

impl Runs<'_> {
    fn all(&mut self, content: &[Inline], look: Look) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(&clean(text), look),
                Inline::Strong(inner) => self.all(
                    inner,
                    Look {
                        strong: true,
                        ..look
                    },
                ),
                Inline::Emphasis(inner) => self.all(
                    inner,
                    Look {
                        emphasis: true,
                        ..look
                    },
                ),
                Inline::Link { href, content } => self.link(href, content, look),
                Inline::Break => self.push(Run::new().add_break(BreakType::TextWrapping)),
            }
        }
    }

    fn link(&mut self, href: &str, content: &[Inline], look: Look) {
        let outer = std::mem::take(&mut self.out);
        self.all(content, Look { link: true, ..look });
        let children = std::mem::replace(&mut self.out, outer);
        // Built by hand: `Hyperlink::new` numbers its relationships across the
        // whole process, so the same page would give other bytes each time.
        let link = HyperlinkData::External {
            rid: self.links.add(href),
            path: String::new(),
        };
        self.out.push(ParagraphChild::Hyperlink(Hyperlink {
            link,
            history: Some(1),
            children,
        }));
    }

    /// Slanted Chinese is hard to read, so emphasis there is a dot under each character.
    fn text(&mut self, text: &str, look: Look) {
        if !look.emphasis {
            return self.run(text, look, false);
        }
        for (cjk, piece) in by_script(text) {
            self.run(&piece, look, cjk);
        }
    }

    fn run(&mut self, text: &str, look: Look, dotted: bool) {
        let mut run = Run::new();
        if look.strong {
            run = run.bold();
        }
        if look.emphasis && !dotted {
            run = run.italic();
        }
        let style = match (look.link, dotted) {
            (true, true) => Some("HyperlinkEmphasis"),
            (true, false) => Some("Hyperlink"),
            (false, true) => Some("Emphasis"),
            (false, false) => None,
        };
        if let Some(style) = style {
            run = run.style(style);
        }
        if wants_chinese_signs(text, self.chinese) {
            run = run.fonts(RunFonts::new().hint("eastAsia"));
        }
        self.push(with_text(run, text));
    }

    fn push(&mut self, run: Run) {
        self.out.push(ParagraphChild::Run(Box::new(run)));
    }
}

/// docx-rs drops line breaks in a text and leaves tabs raw, which Word shows as
/// a space, so both become elements here.
fn with_text(mut run: Run, text: &str) -> Run {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        for (n, piece) in line.split('\t').enumerate() {
            if n > 0 {
                run = run.add_tab();
            }
            if !piece.is_empty() {
                run = run.add_text(piece);
            }
        }
    }
    run
}
