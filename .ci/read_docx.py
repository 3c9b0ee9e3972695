"""Opens every Word file of a folder and compares its text with the Markdown beside it."""
import pathlib
import re
import sys

import docx


def word_text(path):
    document = docx.Document(str(path))
    assert document.core_properties.title, f"{path}: no title"
    assert any(p.style.name.startswith("Heading") for p in document.paragraphs), f"{path}: no headings"
    body = document.element.body
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(t.text or "" for t in body.iter(f"{w}t"))


def letters(text):
    """Letters and digits only: numbers of lists and marks of Markdown differ by design."""
    return re.sub(r"[\W_]", "", text)


def main(folder):
    count = 0
    for path in sorted(pathlib.Path(folder).rglob("*.docx")):
        markdown = path.with_suffix(".md").read_text(encoding="utf-8")
        markdown = re.sub(r"<!--.*?-->", "", markdown)
        markdown = re.sub(r"\]\([^)]*\)", "]", markdown)
        # Numbers of headings and lists are Word's own and not among its texts.
        markdown = re.sub(r"(?m)^(#+ )(（?[一二三四五六七八九十百]+[、）]|\d+\. )", r"\1", markdown)
        markdown = re.sub(r"(?m)^\s*(\d+[.)]|-) ", "", markdown)
        have, want = letters(word_text(path)), letters(markdown)
        # The contents repeat the headings' numbers as text in both.
        have = re.sub(r"[一二三四五六七八九十百\d]", "", have)
        want = re.sub(r"[一二三四五六七八九十百\d]", "", want)
        assert have == want, f"{path}: the texts differ"
        count += 1
    assert count, "no Word files"
    print(f"{count} Word files read")


main(sys.argv[1])
