"""What readers type, and what the book's search page answers."""

import pytest
from playwright.sync_api import expect

from .axe import violations

pytestmark = pytest.mark.slow

HELP, GLOSSARY = "book/hjelp", "book/ordliste"
# What is typed, what comes first, what is found as well.
ASKED = [
    ("113", HELP, ["course/03-mestringstro", "course/08-rop"]),
    ("116 117", HELP, ["course/03-mestringstro"]),
    ("116117", HELP, []),
    ("116 123", HELP, []),
    ("selvmord", HELP, ["course/03-mestringstro", "course/08-rop"]),
    ("KASAM", "course/05-salutogenese", [GLOSSARY]),
    ("håp", None, ["course/01-mestring"]),
    ("haap", None, ["course/01-mestring"]),
    ("hap", None, ["course/01-mestring"]),
    ("mestring", "course/01-mestring", ["course/02-stress", GLOSSARY]),
    ("mestringstroen", "course/03-mestringstro", [GLOSSARY]),
    ("brukerne", None, ["course/01-mestring"]),
    ("livskvaliteten", None, []),
    ("troen", None, ["course/03-mestringstro"]),
    ("øvelsene", None, ["course/00-start"]),
    ("oevelsene", None, ["course/00-start"]),
    ("hoere", None, ["course/03-mestringstro"]),
    ("Borghilds skala", "course/03-mestringstro", []),
    ("hva er mestring", "course/01-mestring", []),
    ("salutogenesen", "course/05-salutogenese", [GLOSSARY]),
    ("recovery", "course/06-recovery", [GLOSSARY]),
    ("tilbakefall", None, ["course/06-recovery", "course/10-relasjonen"]),
]
SPELLINGS = [("håp", "haap", "hap", "håpet"), ("øvelse", "oevelser", "ovelsene"), ("bruker", "brukerne", "brukere")]
LOOK_UP = """(query) => Search._performSearch(...Search._parseQuery(query)).reverse().map((hit) => [hit[0], hit[2]])"""


@pytest.fixture
def look_up(page, book):
    page.goto(f"{book.address}/search.html")
    page.wait_for_function("Search.hasIndex()")
    return lambda query: [tuple(hit) for hit in page.evaluate(LOOK_UP, query)]


def test_what_readers_type_finds_the_right_pages(look_up):
    wrong = []
    for query, first, also in ASKED:
        found = [page for page, _ in look_up(query)]
        if not found or (first and found[0] != first) or not set(also) <= set(found):
            wrong.append((query, found[:5]))
    assert wrong == []


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_every_form_and_spelling_finds_the_same_pages(look_up, spellings):
    assert len({frozenset(page for page, anchor in look_up(word) if not anchor) for word in spellings}) == 1


def test_whole_pages_come_before_the_glossarys_lines(look_up):
    found = look_up("mestring")
    lines = [place for place, (_, anchor) in enumerate(found) if anchor.startswith("#term-")]
    titles = [place for place, hit in enumerate(found) if hit in (("course/01-mestring", ""), ("course/02-stress", ""))]
    assert lines and len(titles) == 2 and max(titles) < min(lines)


def test_a_hit_shows_its_words_and_marks_them_in_the_text_only(page, book):
    page.goto(f"{book.address}/search.html?q=haapet")
    excerpt = page.locator("#search-results li", has=page.get_by_role("link", name="Hva er mestring?", exact=True))
    excerpt.locator(".highlighted", has_text="håp").first.wait_for()
    page.get_by_text("Sider som passer").wait_for()
    assert not violations(page)
    excerpt.get_by_role("link").first.click()
    page.wait_for_url("**/01-mestring.html*")
    page.locator("article .highlighted", has_text="håp").first.wait_for()
    assert page.locator("nav .highlighted, .bd-sidebar .highlighted, .mst .highlighted").count() == 0
    assert page.evaluate("localStorage.length") <= 2  # the theme's light or dark, no word that was searched for
    page.mouse.wheel(0, 3000)
    remove = page.get_by_role("link", name="Fjern markeringen av treff")
    assert remove.evaluate("node => node.getBoundingClientRect().top >= 0"), "it stays in sight"
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.locator("span.highlighted")).to_have_count(0)


def test_a_hit_in_the_glossary_says_which_word(page, book):
    page.goto(f"{book.address}/search.html?q=hverdagsmestring")
    page.get_by_role("link", name="Ordliste: hverdagsmestring").wait_for()
