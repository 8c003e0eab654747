"""The two editions of the book: from each page to its twin, with the same answers."""

import os
import shutil

import pytest
from playwright.sync_api import expect

from mestring.book.build import pages
from mestring.book.english import gather

from .book_site import ROOT, Site, build, serve

pytestmark = pytest.mark.slow
LESSON = "course/03-mestringstro"
SOURCES = [
    f"en/{LESSON}.ipynb",
    "en/index.md",
    "en/_config.yml",
    "en/_toc.yml",
    "_config.yml",
    "book/references.bib",
    "en/book/references.yml",
]
FOLDERS = ["book/images", "en/course/widgets", "en/course/bank"]


@pytest.fixture(scope="module")
def editions(book_folder, tmp_path_factory):
    """The Norwegian book, and in it the English front page and one lesson: the rest is built by `run.py book` alone."""
    place = tmp_path_factory.mktemp("editions")
    for name in SOURCES:
        (place / "root" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / "root" / name)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / "root" / name)
    done = build(gather(place / "root", place / "source"), place / "out")
    assert done.returncode == 0, f"The English book does not build:\n{done.stderr[-4000:]}"
    shutil.copytree(book_folder, place / "book", copy_function=os.link)
    shutil.copytree(pages(place / "out"), place / "book" / "en")
    with serve(place / "book") as address:
        yield Site(place / "book", address)


def test_the_other_edition_opens_at_the_same_part_with_the_same_answers(page, editions, accessible):
    page.goto(f"{editions.address}/{LESSON}.html")
    borghild = page.locator(".mst[data-key='m03-cafe']")
    borghild.scroll_into_view_if_needed()
    borghild.get_by_role("radio").nth(8).check(force=True)
    expect(borghild).to_contain_text("9 av 10")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{editions.address}/en/{LESSON}.html#one-question-becomes-two")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(borghild).to_contain_text("9 out of 10")
    accessible(page)
    page.get_by_role("link", name="Norsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb-NO")
    expect(borghild).to_contain_text("9 av 10")


def test_english_words_are_found_in_any_form_on_a_small_screen(phone, editions):
    phone.goto(f"{editions.address}/en/search.html?q=frightens")
    expect(phone.get_by_role("link", name="Self-efficacy")).to_be_visible()
    phone.goto(f"{editions.address}/en/{LESSON}.html")
    expect(phone.get_by_role("link", name="Norsk")).to_be_visible()
    shown = "getComputedStyle(document.querySelector('.mst-other-edition'), '::after').content"
    assert phone.evaluate(shown) == '"No" / ""'
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
