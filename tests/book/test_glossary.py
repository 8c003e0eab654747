"""Words of the glossary lead there, once a page."""

import re
from pathlib import Path

from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.docutils_ import Parser
from pybtex.database import Entry
from sphinx import addnodes

from mestring.book.bibliography import LAST, _place
from mestring.book.glossary import link_first

ROOT = Path(__file__).parents[2]
TERMS = {"mestring": 1, "opplevelse av sammenheng": 2, "sammenheng": 3}


def linked(markdown):
    document = publish_doctree(markdown, parser=Parser(), settings_overrides={"report_level": 5})
    link_first(document, TERMS, lambda word: nodes.reference("", word, refid=word.lower()))
    return document, [link.astext() for link in document.findall(nodes.reference) if "refid" in link]


def test_the_first_use_of_each_is_linked_as_it_is_written():
    document, words = linked("Mestring er mer. **Mestring** igjen.\n\nEn opplevelse av sammenheng, og en sammenheng.")
    assert words == ["Mestring", "opplevelse av sammenheng", "sammenheng"]
    assert document.astext() == "Mestring er mer. Mestring igjen.\n\nEn opplevelse av sammenheng, og en sammenheng."


def test_only_whole_words():
    assert linked("Mestringstro, usammenheng.")[1] == []


def test_two_in_one_sentence_and_words_after():
    document, words = linked("Sammenheng og mestring og mestring.")
    assert words == ["Sammenheng", "mestring"]
    assert document.astext() == "Sammenheng og mestring og mestring."


def test_not_in_a_link_that_is_not_resolved_yet():
    document = publish_doctree("x", settings_overrides={"report_level": 5})
    document[0].append(addnodes.pending_xref("", nodes.inline("", "mestring")))
    link_first(document, TERMS, lambda word: nodes.reference("", word, refid=word))
    assert not list(document.findall(nodes.reference))


def test_not_in_headings_links_or_code():
    assert linked("# Mestring\n\n[mestring](https://example.org) og `mestring`, og så mestring.")[1] == ["mestring"]
    assert linked("# Mestring\n\n## Sammenheng\n")[1] == []


def test_every_word_says_where_in_the_course_it_belongs():
    entries = (ROOT / "book/ordliste.md").read_text(encoding="utf-8").split("```{glossary}\n")[1].split("```")[0]
    words = [entry for entry in re.split(r"\n\n(?=\S)", entries.strip()) if "Et annet ord for" not in entry]
    assert len(words) > 80
    assert [entry.split("\n")[0] for entry in words if "](../course/" not in entry] == []


def test_the_words_stand_in_the_order_of_the_norwegian_alphabet():
    entries = (ROOT / "book/ordliste.md").read_text(encoding="utf-8").split("```{glossary}\n")[1].split("```")[0]
    words = re.findall(r"^\S.*", entries, re.MULTILINE)
    assert words == sorted(words, key=lambda word: word.casefold().translate(LAST))


def test_works_stand_in_the_order_of_the_norwegian_alphabet():
    names = ["Ås", "Ære", "Zoe", "Østby", "Aas", "åsen"]
    assert sorted(names, key=lambda name: _place(Entry("misc", {"title": name}))) == [
        "Aas",
        "Zoe",
        "Ære",
        "Østby",
        "Ås",
        "åsen",
    ]
