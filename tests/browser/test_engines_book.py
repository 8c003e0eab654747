"""The book in Firefox and WebKit: every widget by keys alone, and answers that are kept, fetched and gone when they
should be. Chromium has its own, finer tests beside these."""

import time

import pytest

from .engine_book import (
    LESSON,
    MOUNTED,
    OTHER,
    STORED,
    WIDGETS,
    answer_by_keys,
    answer_chosen,
    one_of_each,
    only_firefox,
    shown,
    visit,
)
from .engines import wait_for

pytestmark = pytest.mark.slow
PLAIN = "book/ordliste.html"  # no widgets
NO_ANSWER = {"progress", "course-record"}  # lists


def test_every_kind_of_widget_answers_to_keys_and_keeps_it(fresh, book):
    faults = []
    for page, kinds in one_of_each(book).items():
        visit(fresh, f"{book.address}/{page}")
        names = [one["name"] for one in fresh.evaluate(WIDGETS)]
        answered = sorted(names.index(kind) for kind in kinds - NO_ANSWER)
        for number in answered:
            earlier = fresh.evaluate(STORED)
            answer_by_keys(fresh, number)
            if not wait_for(lambda earlier=earlier: fresh.evaluate(STORED) != earlier, 10):
                faults.append(f"{page} {names[number]}: its keys leave no answer")
        fresh.press("Tab")  # what is left is kept
        wait_for(
            lambda answered=answered: all(fresh.evaluate(WIDGETS)[number]["state"] == "kept" for number in answered), 10
        )
        before = fresh.evaluate(WIDGETS)
        stored = fresh.evaluate(STORED)
        for number in answered:
            if "lagret kl. " not in before[number]["says"].lower():
                faults.append(f"{page} {before[number]['title']}: {before[number]['says']}")

        def differ(when, before=before, stored=stored, page=page):
            fresh.until(MOUNTED)
            wait_for(lambda: fresh.evaluate(WIDGETS) == before, 10)
            after = fresh.evaluate(WIDGETS)
            faults.extend(
                f"{page} {when}: {was} is now {now}" for was, now in zip(before, after, strict=True) if was != now
            )
            assert fresh.evaluate(STORED) == stored, f"{page} {when}"

        fresh.reload()
        differ("after a reload")
        fresh.open(f"{book.address}/{PLAIN}")
        go_back(fresh, page)
        differ("after another page")
    assert not faults, "\n".join(faults)
    asked = [item for _, answer in fresh.evaluate(STORED) for item in (answer.get("items") or {}).values()]
    assert {"at" in item for item in asked if "box" in item} == {True, False}, (
        "asked in a lesson, and in the repetition"
    )


def go_back(browser, page):
    browser.back()
    browser.until("(page) => location.pathname.endsWith(page)", page)
    browser.until("() => document.readyState === 'complete'")


def test_going_back_loses_no_answer_of_another_page(fresh, book):
    answer_chosen(fresh, f"{book.address}/{LESSON}")
    fresh.open(f"{book.address}/{PLAIN}")
    answer = answer_chosen(fresh, f"{book.address}/{OTHER}")
    stored = fresh.evaluate(STORED)
    go_back(fresh, PLAIN)
    assert fresh.evaluate(STORED) == stored
    go_back(fresh, LESSON)
    assert fresh.evaluate(STORED) == stored
    visit(fresh, f"{book.address}/{OTHER}")
    assert shown(fresh) == answer


def test_an_exercise_is_done_checked_and_handed_in_by_keys(fresh, book):
    """Up to the file: it is the very one that Chromium gives, and tests beside these open that."""
    visit(fresh, f"{book.address}/exercises/03-mestringstro/03-mestringstro.html")
    fresh.evaluate(CATCH)
    kinds = [one["name"] for one in fresh.evaluate(WIDGETS)]
    for number, kind in enumerate(kinds):
        if kind != "hand-in":
            answer_by_keys(fresh, number)
            assert wait_for(lambda number=number: fresh.evaluate(WIDGETS)[number]["state"] == "kept", 10), kind
    fresh.evaluate("() => document.querySelector('.mst-check button').focus()")
    fresh.press("Enter")
    fresh.until("() => / deler er ikke ferdige/.test(document.querySelector('.mst-check [role=status]').textContent)")
    fresh.evaluate("() => document.querySelector('.mst-hand').focus()")
    fresh.press("Enter")
    fresh.until("() => document.querySelector('.mst-report .mst-row') !== null")
    fresh.evaluate("() => document.querySelector('.mst-report .mst-row').lastElementChild.focus()")
    fresh.press("Enter")
    fresh.until("() => window.given !== undefined")
    name, begins = fresh.evaluate("() => window.given")
    assert (name, begins) == ("03-mestringstro.zip", "PK")
    assert "er lastet ned" in fresh.evaluate("() => document.querySelector('.mst-hand-in').textContent")


# What would be saved on the disk, for a browser's own dialog is no page's: its name, and how it begins.
CATCH = """() => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[download]");
    if (!link) return;
    event.preventDefault();
    fetch(link.href).then((got) => got.text()).then((text) => { window.given = [link.download, text.slice(0, 2)]; });
  }, true);
}"""


def test_going_back_shows_no_answer_that_was_deleted(fresh, book):
    answer_chosen(fresh, f"{book.address}/{LESSON}")
    visit(fresh, f"{book.address}/{OTHER}")
    fresh.evaluate("() => [...document.querySelectorAll('.mst-book-answers-line button')].at(-1).focus()")
    fresh.press("Enter", "Shift+Tab", "Enter")
    wait_for(lambda: fresh.evaluate(STORED) == [])
    go_back(fresh, LESSON)
    fresh.until(MOUNTED)
    assert wait_for(lambda: shown(fresh)["says"] == "Ikke besvart ennå", 10), shown(fresh)
    assert True not in shown(fresh)["shown"]
    assert fresh.evaluate(STORED) == []


@only_firefox
def test_a_closed_tab_comes_back_as_it_was(fresh, book):
    """Firefox fills in the fields of a tab that is brought back, as if the reader had: it must find nothing to fill."""
    first, pages, answered = fresh.tab, list(one_of_each(book)), "course/09-spenningsfelt.html"
    before = {}
    for page in pages:
        fresh.new_tab()
        visit(fresh, f"{book.address}/{page}")
        if page == answered:
            board = [one["name"] for one in fresh.evaluate(WIDGETS)].index("tension-field")
            answer_by_keys(fresh, board)
            assert wait_for(lambda board=board: fresh.evaluate(WIDGETS)[board]["state"] == "kept")
        before[page] = fresh.evaluate(WIDGETS)
    time.sleep(2)  # Firefox remembers a tab as it was at most a second ago

    def tab(page):
        return next((tab for tab, address in fresh.tabs().items() if address.endswith(page)), None)

    for page in reversed(pages):
        fresh.window_key("ctrl+w")
        assert wait_for(lambda page=page: not tab(page)), page
    for page in pages:
        fresh.window_key("ctrl+shift+t")
        assert wait_for(lambda page=page: tab(page)), page
    time.sleep(2)  # what it fills in comes last
    for page in pages:
        fresh.show(tab(page))
        fresh.until(MOUNTED)
        assert fresh.evaluate(WIDGETS) == before[page], page
        assert bool(fresh.evaluate(STORED)) == (page == answered), page
        fresh.close()
    fresh.show(first)
