"""Plain text as Markdown: whatever was typed is what a teacher and a student read, and it comes back whole."""

import random
import re
from html.parser import HTMLParser

import pytest

from mestring.logic.plain_text import as_markdown, as_typed
from mestring.teacher.sanitize import markdown

PIECES = [
    *"a 1 1. 2) 10. - * # ## **x** _y_ __ `k` ``` ~~~ ~~s~~ |a|b| |---|---| --- === > +".split(),
    *"\\ \\\\ \\( \\) \\[ \\] $a$ $$ \\begin{a} \\end{a}".split(),
    *"<b>fet</b> <script> <!-- --> <? &amp; & ^ ! \" ' {x} [^1] [a](http://x.no) [x]:http://y ![b](c.png) = :".split(),
    *"http://a_b.no/c_d www.a_b.no ola_n@x.no Håp".split(),
    *["Ord og", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n\n\n", "- [ ] x", "Begrep\n: forklaring", "> sitat"],
]


class Shown(HTMLParser):
    """The text of a page as one sees it, with its lines; only paragraphs and line breaks are expected."""

    def __init__(self, page):
        super().__init__()
        self.text, self.tags = "", set()
        self.feed(re.sub(r"<br ?/?>\n", "<br>", page))
        self.text = re.sub(r" +$", "", self.text.replace("\u2060", "").replace("\u00a0", " "), flags=re.MULTILINE)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.text += {"br": "\n", "p": "\n\n" if self.text else ""}.get(tag, "")

    def handle_data(self, data):
        self.text += data.strip("\n") if not data.strip("\n") else data


def typed(text):
    """What counts as the same text: spaces at the end of a line and blank lines around it say nothing."""
    return "\n".join(line.rstrip() for line in re.sub(r"\A(\s*\n)+|\s+\Z", "", text.expandtabs(4)).split("\n"))


def test_whatever_is_typed_is_what_is_read():
    chance = random.Random(5)
    for _ in range(3000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        made = as_markdown(text)
        shown = Shown(markdown({}, made))
        assert (shown.text, shown.tags - {"p", "br"}) == (typed(text), set()), repr(text)
        assert as_typed(made) == typed(text), repr(text)


@pytest.mark.parametrize("text", ["Jeg: «Hvordan har du det?» (åpent)", "En linje.\n\nEt avsnitt til, 10 %."])
def test_running_text_stays_readable(text):
    assert as_markdown(text) == text


@pytest.mark.parametrize("source", ["**Jeg:** Hei", "1. en\n2. to", "- en\n- to", "a\\"])
def test_markdown_that_somebody_else_wrote_comes_back_as_it_is(source):
    assert as_typed(source) == source
