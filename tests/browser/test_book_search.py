"""What readers type, and what the book's search answers."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from .axe import violations

pytestmark = pytest.mark.slow

BOOK_TESTS = Path(__file__).parents[1] / "book"
GLOSSARY = "book/ordliste"
FOUND = [  # is found as well
    ("113", ["course/03-mestringstro", "course/08-rop"]),
    ("116 117", ["course/03-mestringstro"]),
    ("selvmord", ["course/03-mestringstro", "course/08-rop"]),
    ("KASAM", [GLOSSARY]),
    ("haap", ["course/01-mestring"]),
    ("mestring", ["course/02-stress", GLOSSARY]),
    ("brukerne", ["course/01-mestring", "course/09-spenningsfelt"]),
    ("livskvaliteten", ["course/08-rop"]),
    ("troen", ["course/03-mestringstro"]),
    ("oevelsene", ["course/00-start"]),
    ("hoere", ["course/03-mestringstro"]),
    ("tilbakefall", ["course/10-relasjonen"]),
]
SPELLINGS = [("håp", "haap", "hap", "håpet"), ("øvelse", "oevelser", "ovelsene"), ("bruker", "brukerne", "brukere")]


@pytest.fixture(scope="module")
def look_up(book_folder):
    """What the search finds for a query, [(page, anchor)], best first."""

    def ask(*queries):
        script = ["node", BOOK_TESTS / "ask_search.mjs", book_folder]
        done = subprocess.run(script, input=json.dumps(queries), capture_output=True, text=True, check=True)
        told = json.loads(done.stdout)
        ask.parts |= {query: one["parts"] for query, one in told.items()}
        return {query: [tuple(hit) for hit in one["hits"]] for query, one in told.items()}

    ask.parts = {}  # query -> how many parts of the index it fetched

    return ask


def test_what_readers_type_brings_the_right_page_first(look_up):
    kinds = yaml.safe_load((BOOK_TESTS / "queries.yml").read_text(encoding="utf-8"))
    wanted = {query: (page, "") for kind in kinds.values() for query, page in kind.items()}
    assert len(wanted) >= 120
    found = look_up(*wanted)
    assert [(query, page, found[query][:4]) for query, page in wanted.items() if found[query][:1] != [page]] == []


def test_other_pages_are_found_as_well(look_up):
    found = look_up(*(query for query, _ in FOUND))
    assert [(query, pages) for query, pages in FOUND if not set(pages) <= {page for page, _ in found[query]}] == []


def test_a_query_fetches_the_words_that_begin_like_its_own_and_all_where_one_is_unknown(look_up, book_folder):
    look_up("håp", "hap", "jeg håper", "113", "estring", "xyzzy")
    every = len(list(book_folder.glob("searchindex-*.js")))
    assert every > 5
    found = {query: look_up.parts[query] for query in ("håp", "hap", "jeg håper", "113", "estring", "xyzzy")}
    assert found == {"håp": 1, "hap": 1, "jeg håper": 1, "113": 1, "estring": every, "xyzzy": every}


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_every_form_and_spelling_finds_the_same_pages(look_up, spellings):
    assert len({frozenset(page for page, anchor in hits if not anchor) for hits in look_up(*spellings).values()}) == 1


def test_the_line_of_the_glossary_comes_after_its_lesson_and_before_other_pages(look_up):
    hits = look_up("mestring")["mestring"]
    lesson, line, other = (
        hits.index(hit) for hit in [("course/01-mestring", ""), (GLOSSARY, "#term-mestring"), ("course/02-stress", "")]
    )
    assert lesson < line < other


def test_a_hit_shows_its_words_and_marks_them_in_the_text_only(page, book):
    page.goto(f"{book.address}/search.html?q=haapet")
    excerpt = page.locator("#search-results li", has=page.get_by_role("link", name="Hva er mestring?", exact=True))
    excerpt.locator(".highlighted", has_text="håp").first.wait_for()
    page.get_by_text("Sider som passer").wait_for()
    assert page.locator(".mst-read-aloud").count() == 0, "there is no text to read aloud here"
    assert not violations(page)
    excerpt.get_by_role("link").first.click()
    page.wait_for_url("**/01-mestring.html*")
    page.locator("article .highlighted", has_text="håp").first.wait_for()
    page.locator("article .mst", has_text="håp").first.wait_for()
    page.evaluate("""_highlightText(document.querySelector("div.body"), "håp", "highlighted")""")  # late marks
    assert page.locator("nav .highlighted, .bd-sidebar .highlighted, .mst .highlighted").count() == 0
    assert page.evaluate("localStorage.length") <= 2  # the theme's light or dark, no word that was searched for
    page.mouse.wheel(0, 3000)
    page.wait_for_function("scrollY > 500")
    remove = page.get_by_role("link", name="Fjern markeringen av treff")
    assert remove.evaluate("node => node.getBoundingClientRect().top >= 0"), "it stays in sight"
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.locator("span.highlighted")).to_have_count(0)


def test_a_hit_in_the_glossary_says_which_word(page, book):
    page.goto(f"{book.address}/search.html?q=hverdagsmestring")
    page.get_by_role("link", name="Ordliste: hverdagsmestring").wait_for()


def test_where_no_word_of_the_query_stands_the_excerpt_is_the_pages_first_words(page, book):
    page.goto(f"{book.address}/search.html?q=KASAM")
    expect(page.locator(".context").first).to_have_text(re.compile("^Salutogenese og opplevelse av sammenheng"))


def test_where_a_part_of_the_index_does_not_come_that_is_said_and_the_next_search_finds(page, book):
    page.route("**/searchindex-*.js*", lambda route: route.abort())
    page.goto(f"{book.address}/search.html?q=mestring")
    expect(page.get_by_text("Søket kom ikke fram.")).to_be_visible()
    page.unroute("**/searchindex-*.js*")
    page.reload()
    expect(page.locator("#search-results li").first).to_be_visible()


@pytest.mark.parametrize("query", ["jeg vil ikke leve", "jeg vil dø", "ta livet av meg"])
def test_whoever_needs_help_sees_the_numbers_first(page, book, query):
    page.goto(f"{book.address}/search.html?q={query}")
    first = page.locator("#search-results li").first
    expect(first.get_by_role("link")).to_have_text("Trenger du hjelp nå?")
    for number in ("113", "116 117, legevakt", "116 123, Mental Helse"):
        expect(first.locator(".context")).to_contain_text(number)
