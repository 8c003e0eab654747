"""Quotes that begin with a bold word become admonitions."""

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.docutils_ import Parser

from mestring.book.admonitions import KINDS, QuotesToAdmonitions


def read(markdown):
    document = publish_doctree(markdown, parser=Parser(), settings_overrides={"report_level": 5})
    QuotesToAdmonitions(document).apply()
    return document


def box(markdown):
    (found,) = read(markdown).findall(nodes.admonition)
    return found


def test_the_bold_words_become_the_title_and_the_rest_the_text():
    found = box("> **Refleksjon:** Hva *tenker* du?\n>\n> Og så?")
    assert [child.astext() for child in found] == ["Refleksjon", "Hva tenker du?", "Og så?"]
    assert found["classes"] == ["mst-box", "mst-box-think"]
    assert isinstance(found[0], nodes.title)
    assert list(found.findall(nodes.emphasis))


def test_several_words_may_be_bold():
    found = box("> **Før du leser:** Ring **113**.")
    assert [child.astext() for child in found] == ["Før du leser", "Ring 113."]


def test_a_title_alone_leaves_no_empty_paragraph():
    assert [child.astext() for child in box("> **Oppgave**\n>\n> - en\n> - to")] == ["Oppgave", "en\n\nto"]


@pytest.mark.parametrize("word", KINDS)
def test_every_kind_makes_a_box(word):
    assert f"mst-box-{KINDS[word]}" in box(f"> **{word.capitalize()}:** Tekst.")["classes"]


@pytest.mark.parametrize(
    "markdown", ["> Et vanlig sitat.", "> **Noe annet:** Tekst.", "> *Refleksjon:* Tekst.", "> - **Merk**"]
)
def test_other_quotes_stay_quotes(markdown):
    document = read(markdown)
    assert not list(document.findall(nodes.admonition))
    assert list(document.findall(nodes.block_quote))
