"""The book in Firefox and WebKit: every widget by keys alone, and answers that are kept, fetched and gone when they
should be. Chromium has its own, finer tests beside these."""

import time

import pytest

from mestring import text

from .engines import engine, wait_for
from .firefox import Firefox
from .webkit import WebKit

pytestmark = pytest.mark.slow
LESSON = "course/03-mestringstro.html"
OTHER = "course/04-kontroll.html"
PLAIN = "book/ordliste.html"  # no widgets
NO_ANSWER = {"progress"}  # a list of links
FEEDBACK = text.labels("quick_check")["check"]

# What the reader sees of each widget: its fields, its columns, and what its foot says.
WIDGETS = """() => [...document.querySelectorAll("section.mst")].map((root) => ({
  name: [...root.classList].find((name) => name.startsWith("mst-")).slice(4),
  title: root.querySelector(".mst-title")?.textContent,
  state: root.querySelector(".mst-state")?.dataset.state ?? "",
  says: root.querySelector(".mst-state")?.textContent ?? "",
  shown: [
    ...[...root.querySelectorAll("input, textarea, select")].map((field) =>
      /radio|checkbox/.test(field.type) ? field.checked : field.value + field.classList.contains("mst-unset")),
    ...[...root.querySelectorAll(".mst-column")].map((column) =>
      [...column.querySelectorAll(".mst-card")].map((card) => card.textContent)),
    ...[...root.querySelectorAll(".mst-step")].map((step) => step.hidden),
  ],
}))"""
MOUNTED = """() => document.querySelectorAll(".mst-mount").length
  && [...document.querySelectorAll(".mst-mount")].every((place) => place.querySelector("section.mst"))"""
STORED = """() => [localStorage, sessionStorage].flatMap((area) =>
  Object.keys(area).filter((name) => /^mestring:.*:.*:/.test(name))
    .map((name) => [name, JSON.parse(area[name]).answer]))"""
# The control that has the focus, if it is in this widget.
FOCUS = """(number) => {
  const root = document.querySelectorAll("section.mst")[number], now = document.activeElement;
  if (!root.contains(now) || now === root) return null;
  return {
    kind: now.type ?? now.localName,
    card: now.matches(".mst-card"),
    choice: now.matches(".mst-step .mst-choices button"),
    group: now.name || "",
    chosen: now.type === "radio" && [...root.querySelectorAll("input:checked")].some((one) => one.name === now.name),
    words: now.textContent,
  };
}"""


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=["firefox", "webkit"])
def browser(request):
    with engine(request.param) as started:
        yield started


only_firefox = pytest.mark.parametrize("browser", [Firefox], indirect=True, ids=["firefox"])


@pytest.fixture
def fresh(browser, book):
    """The browser, with no answers in this book."""
    browser.open(f"{book.address}/book/personvern.html")
    browser.evaluate("() => [localStorage, sessionStorage].forEach((area) => area.clear())")
    return browser


def with_widgets(book):
    pages = [name for name in book.pages if 'class="mst-mount"' in (book.folder / name).read_text(encoding="utf-8")]
    assert LESSON in pages and OTHER in pages
    return pages


def visit(browser, address):
    browser.open(address)
    browser.until(MOUNTED)


def answer_by_keys(browser, number):
    """Tab through one widget, and do with each kind of control what its reader would do."""
    browser.evaluate("(number) => document.querySelectorAll('section.mst')[number].focus()", number)
    done, cards, choices = set(), 0, 0
    for _ in range(200):
        browser.press("Tab")
        at = browser.evaluate(FOCUS, number)
        if at is None:
            return
        if at["kind"] == "radio" and at["group"] not in done:
            browser.press(*["ArrowRight"] if at["chosen"] else ["Space", "ArrowRight"])
        elif at["kind"] == "checkbox":
            browser.press("Space")
        elif at["kind"] == "range":
            browser.press("ArrowRight")
        elif at["kind"] == "select-one":
            browser.press("ArrowDown")
        elif at["kind"] == "textarea":
            browser.write("Æ, ø og å")
        elif at["kind"] == "text":
            browser.write("Søvn")
            browser.press("Enter")
        elif at["card"] and cards < 2:
            browser.press("Enter", "Tab", "Enter")
            cards += 1
        elif (at["choice"] and choices < 2) or at["words"] == FEEDBACK:
            browser.press("Enter")
            choices += at["choice"]
        done.add(at["group"])
    raise AssertionError("Tab does not lead out of the widget")


def test_every_widget_answers_to_keys_and_keeps_it(fresh, book):
    faults = []
    for page in with_widgets(book):
        visit(fresh, f"{book.address}/{page}")
        for number in range(len(fresh.evaluate(WIDGETS))):
            answer_by_keys(fresh, number)
        fresh.press("Tab")  # what is left is kept
        wait_for(lambda: all(one["state"] in ("kept", "") for one in fresh.evaluate(WIDGETS)), 10)
        before = fresh.evaluate(WIDGETS)
        stored = fresh.evaluate(STORED)
        for one in before:
            if one["name"] not in NO_ANSWER and not one["says"].startswith("Lagret kl. "):
                faults.append(f"{page} {one['title']}: {one['says']}")

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


def answer_first(browser, address):
    """Give the first widget of a page an answer, and wait until it is kept."""
    visit(browser, address)
    answer_by_keys(browser, 0)
    browser.until("() => document.querySelector('.mst-state').dataset.state === 'kept'")
    return browser.evaluate(WIDGETS)[0]


def go_back(browser, page):
    browser.back()
    browser.until("(page) => location.pathname.endsWith(page)", page)
    browser.until("() => document.readyState === 'complete'")


def test_going_back_loses_no_answer_of_another_page(fresh, book):
    answer_first(fresh, f"{book.address}/{LESSON}")
    fresh.open(f"{book.address}/{PLAIN}")
    answer = answer_first(fresh, f"{book.address}/{OTHER}")
    stored = fresh.evaluate(STORED)
    go_back(fresh, PLAIN)
    assert fresh.evaluate(STORED) == stored
    go_back(fresh, LESSON)
    assert fresh.evaluate(STORED) == stored
    visit(fresh, f"{book.address}/{OTHER}")
    assert fresh.evaluate(WIDGETS)[0] == answer


def test_going_back_shows_no_answer_that_was_deleted(fresh, book):
    answer_first(fresh, f"{book.address}/{LESSON}")
    visit(fresh, f"{book.address}/{OTHER}")
    fresh.evaluate("() => [...document.querySelectorAll('.mst-book-answers-line button')].at(-1).focus()")
    fresh.press("Enter", "Shift+Tab", "Enter")
    wait_for(lambda: fresh.evaluate(STORED) == [])
    go_back(fresh, LESSON)
    fresh.until(MOUNTED)
    fresh.until("() => document.querySelector('.mst-state').textContent === 'Ikke besvart ennå'", seconds=10)
    assert not fresh.evaluate("() => document.querySelector('section.mst').querySelectorAll(':checked').length")
    assert fresh.evaluate(STORED) == []


@only_firefox
def test_a_closed_tab_comes_back_as_it_was(fresh, book):
    """Firefox fills in the fields of a tab that is brought back, as if the reader had: it must find nothing to fill."""
    first, pages, answered = fresh.tab, with_widgets(book), "course/09-spenningsfelt.html"
    before = {}
    for page in pages:
        fresh.new_tab()
        visit(fresh, f"{book.address}/{page}")
        if page == answered:
            answer_by_keys(fresh, 2)
            fresh.until("() => document.querySelectorAll('.mst-state')[2].dataset.state === 'kept'")
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
