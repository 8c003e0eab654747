"""The sentence that says what a page is about."""

from docutils.core import publish_doctree
from myst_parser.docutils_ import Parser

from mestring.book.descriptions import lead


def said(markdown):
    return lead(publish_doctree(markdown, parser=Parser(), settings_overrides={"report_level": 5}))


def test_it_is_the_first_sentence_without_tags():
    page = "# Håp\n\nHåp er *noe* å ha (<span lang='en'>hope</span>), og noe å gjøre sammen. Mer om det."
    assert said(page) == "Håp er noe å ha (hope), og noe å gjøre sammen."


def test_a_short_one_is_not_enough():
    assert said("# Start\n\nVelkommen! Her lærer du om håp. Og om mer.") == "Velkommen! Her lærer du om håp. Og om mer."
    assert said("# Start\n\nVelkommen! Her lærer du mye om det å håpe. Og mer.").endswith("håpe.")


def test_the_words_before_a_list_go_on_in_its_first_line():
    assert (
        said("# A\n\n**Etter leksjonen kan du**\n\n- si hva håp er\n- mer") == "Etter leksjonen kan du si hva håp er."
    )


def test_a_page_without_text_says_nothing():
    assert said("# Bare en tittel") == ""
