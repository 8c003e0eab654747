"""The book in Firefox and WebKit: a browser with no answers in it, what it shows, and a reader who answers by keys."""

import re

import pytest

from mestring import text

from .engines import engine, wait_for
from .firefox import Firefox
from .webkit import WebKit

LESSON = "course/03-mestringstro.html"
OTHER = "course/04-kontroll.html"
CHOSEN = {"borghild-scale", "card-sort"}  # what is answered of these two, whatever else the lessons begin with
FEEDBACK = text.labels("quick_check")["check"]

# What the reader sees of each widget: its fields, its columns, and what its foot says. The card that lies on the stage
# of a repetition is no part of it (after a reload the next one is due), nor is the pen that a mouse draws with, nor
# which part of a table is shown.
WIDGETS = """() => [...document.querySelectorAll("section.mst")].map((root) => ({
  name: [...root.classList].find((name) => name.startsWith("mst-")).slice(4),
  title: root.querySelector(".mst-title")?.textContent,
  state: root.querySelector(".mst-state")?.dataset.state ?? "",
  says: root.querySelector(".mst-state")?.textContent ?? "",
  shown: [
    ...[...root.querySelectorAll(":is(input, textarea, select)")]
      .filter((field) => !field.closest(".mst-stage, .mst-pens, .mst-filters, .mst-portfolio, .mst-course-record"))
      .map((field) =>
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
    choice: now.matches(".mst-step .mst-choices button, .mst-stage ~ .mst-main, .mst-main:has(~ .mst-stage)")
      || now.matches(".mst-facilitator .mst-buttons button:first-child"),
    move: now.matches(".mst-predict-options button, .mst-recall .mst-question button, .mst-stage .mst-question button")
      || now.matches(".mst-regrade-request summary"),
    group: now.name || "",
    chosen: now.type === "radio" && [...root.querySelectorAll("input:checked")].some((one) => one.name === now.name),
    words: now.textContent,
  };
}"""


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=["firefox", "webkit"])
def started(request):
    with engine(request.param) as found:
        yield found


only_firefox = pytest.mark.parametrize("started", [Firefox], indirect=True, ids=["firefox"])


@pytest.fixture
def fresh(started, book):
    """The browser, with no answers in this book."""
    started.open(f"{book.address}/book/personvern.html")
    started.evaluate("() => [localStorage, sessionStorage].forEach((area) => area.clear())")
    return started


def with_widgets(book):
    pages = [name for name in book.pages if 'class="mst-mount"' in (book.folder / name).read_text(encoding="utf-8")]
    assert LESSON in pages and OTHER in pages
    return pages


def one_of_each(book):
    """{page: the kinds of widgets to answer there}, so that each kind comes once; an exercise's own have another test.

    Later pages come first: what a lesson asks of earlier ones is then due in the repetition.
    """
    found, seen = {}, set()
    for page in reversed([page for page in with_widgets(book) if not page.startswith("exercises/")]):
        kinds = set(re.findall(r'data-widget="(\w+)"', (book.folder / page).read_text(encoding="utf-8"))) - seen
        if kinds:
            found[page] = {kind.replace("_", "-") for kind in kinds}
        seen |= kinds
    return found


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
        elif at["move"] or (at["choice"] and choices < 2) or at["words"] == FEEDBACK:
            browser.press("Enter")
            choices += at["choice"]
        done.add(at["group"])
    raise AssertionError("Tab does not lead out of the widget")


def chosen(browser):
    """The number of the widget that the tests answer on this page."""
    return next(number for number, one in enumerate(browser.evaluate(WIDGETS)) if one["name"] in CHOSEN)


def shown(browser):
    """What it shows."""
    return browser.evaluate(WIDGETS)[chosen(browser)]


def focus_chosen(browser):
    """Put the focus where a Tab leads into it."""
    browser.evaluate("(number) => document.querySelectorAll('section.mst')[number].focus()", chosen(browser))


def until_kept(browser):
    assert wait_for(lambda: shown(browser)["state"] == "kept"), shown(browser)
    return shown(browser)


def answer_chosen(browser, address):
    """Answer it, and wait until that is kept."""
    visit(browser, address)
    answer_by_keys(browser, chosen(browser))
    return until_kept(browser)
