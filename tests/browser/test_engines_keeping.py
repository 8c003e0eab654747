"""Firefox and WebKit: what is left of answers when the browser is closed, in two tabs, in a book opened from a folder,
on a narrow screen and on paper."""

import re

import pytest

from .engine_book import (
    LESSON,
    STORED,
    answer_first,
    first,
    focus_first,
    until_first_is_kept,
    visit,
    with_widgets,
)
from .engines import wait_for
from .paper import pages

pytestmark = pytest.mark.slow
FORGOTTEN_LATER = "glemmes når du lukker fanen"
REMEMBERED = "Svarene dine huskes i denne nettleseren"
NOTHING = "Boka husker ingen svar fra deg."
NEWER = "Hentet et nyere svar fra en annen fane."
LINE = "() => document.querySelector('.mst-book-answers-line').innerText"
NOTE = [f"Linje {number}." for number in range(1, 46)]  # more than a page holds


def choose_own(browser):
    """The first button of the question, by keys."""
    browser.evaluate("() => document.querySelector('.mst-book-ask button').focus()")
    browser.press("Enter")
    browser.until("() => document.querySelector('.mst-book-reply') !== null")
    assert REMEMBERED in browser.evaluate(LINE)


def test_a_restart_keeps_and_forgets_as_the_page_says(fresh, book):
    lesson = f"{book.address}/{LESSON}"
    answer_first(fresh, lesson)
    assert FORGOTTEN_LATER in fresh.evaluate(LINE)
    fresh.restart()
    visit(fresh, lesson)
    assert fresh.evaluate(STORED) == []
    assert first(fresh)["says"] == "Ikke besvart ennå"
    assert NOTHING in fresh.evaluate(LINE)
    answer = answer_first(fresh, lesson)
    choose_own(fresh)
    fresh.restart()
    visit(fresh, lesson)
    assert first(fresh) == answer
    assert REMEMBERED in fresh.evaluate(LINE)


def test_what_one_tab_keeps_is_told_in_the_other(fresh, book):
    lesson = f"{book.address}/{LESSON}"
    answer_first(fresh, lesson)
    choose_own(fresh)
    one, other = fresh.tab, fresh.new_tab()
    visit(fresh, lesson)
    before = fresh.evaluate(STORED)
    focus_first(fresh)
    fresh.press("Tab", "ArrowRight")
    assert wait_for(lambda: fresh.evaluate(STORED) != before)
    changed, stored = until_first_is_kept(fresh), fresh.evaluate(STORED)
    fresh.show(one)
    assert wait_for(lambda: first(fresh)["shown"] == changed["shown"], 10), (first(fresh), changed)
    assert NEWER in fresh.evaluate("() => [...document.querySelectorAll('.mst-notice')].map((one) => one.textContent)")
    fresh.press("Tab")
    assert fresh.evaluate(STORED) == stored
    fresh.show(other)
    fresh.close()
    fresh.show(one)


def test_a_book_opened_from_a_folder_keeps_answers_too(fresh, book):
    lesson = (book.folder / LESSON).as_uri()
    visit(fresh, lesson)
    fresh.evaluate("() => [localStorage, sessionStorage].forEach((area) => area.clear())")
    answer = answer_first(fresh, lesson)
    fresh.reload()
    visit(fresh, lesson)
    assert first(fresh) == answer
    choose_own(fresh)
    fresh.open((book.folder / "index.html").as_uri())  # in another folder
    assert wait_for(lambda: REMEMBERED in fresh.evaluate(LINE), 10), fresh.evaluate(LINE)
    visit(fresh, lesson)
    assert first(fresh) == answer


# Every page in a frame as wide as a phone: WebKit's window can't be so narrow.
NARROW = """async (address) => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  Object.assign(frame.style, { position: "fixed", inset: 0, zIndex: 9999, border: 0, width: "320px", height: "640px" });
  frame.src = address;
  await new Promise((loaded) => { frame.onload = loaded; });
  const page = frame.contentDocument, all = (what) => [...page.querySelectorAll(what)];
  const waiting = () => all(".mst-mount").some((place) => !place.querySelector("section.mst"));
  while (waiting()) await new Promise(requestAnimationFrame);
  const wide = page.scrollingElement.scrollWidth;
  const outside = all("section.mst :is(button, input, textarea, select)").filter((control) => {
    const { left, right, width } = control.getBoundingClientRect();
    return width && !control.closest(".mst-cards, table") && (left < 0 || right > 320 || width < 16);
  }).map((control) => control.outerHTML.slice(0, 200));
  frame.remove();
  return { wide, outside };
}"""


def test_a_screen_of_320_px_needs_no_sideways_scrolling(fresh, book):
    for page in with_widgets(book):
        found = fresh.evaluate(NARROW, f"{book.address}/{page}")
        assert found == {"wide": 320, "outside": []}, page


def write_a_long_note(browser, address):
    """A number on the first ruler, and a note that is longer than a page; returns the field's height and its text's."""
    visit(browser, address)
    focus_first(browser)
    browser.press("Tab", "Space", "ArrowRight")
    while browser.evaluate("() => document.activeElement.localName") != "textarea":
        browser.press("Tab")
    for line in NOTE:
        browser.write(line)
        browser.press("Enter")
    until_first_is_kept(browser)
    return browser.evaluate("""() => {
      const { offsetHeight, clientHeight, scrollHeight } = document.activeElement;
      return [offsetHeight, clientHeight, scrollHeight];
    }""")


def test_a_field_grows_with_its_text_and_shrinks(fresh, book):
    _, clear, text = write_a_long_note(fresh, f"{book.address}/{LESSON}")
    assert text <= clear + 1 and clear > 45 * 20
    fresh.reload()
    visit(fresh, f"{book.address}/{LESSON}")
    heights = "() => [...document.querySelectorAll('textarea')].map((one) => [one.clientHeight, one.scrollHeight])"
    clear, text = fresh.evaluate(heights)[0]
    assert text <= clear + 1 and clear > 45 * 20, "also where the text stood there before"
    fresh.evaluate("() => document.querySelector('textarea').focus()")
    fresh.press("Control+a", "Backspace")
    assert wait_for(lambda: fresh.evaluate(heights)[0][0] < 100), fresh.evaluate(heights)[0]


def test_paper_has_the_whole_note_and_no_page_that_is_nearly_empty(fresh, book):
    write_a_long_note(fresh, f"{book.address}/{LESSON}")
    printed = {LESSON: pages(fresh.pdf())}
    text = " ".join(word for page in printed[LESSON] for word in page.words)
    assert [line for line in NOTE if line not in text] == []
    for page in [name for name in with_widgets(book) if re.match("course/08", name)]:
        visit(fresh, f"{book.address}/{page}")
        printed[page] = pages(fresh.pdf())
    for page, sheets in printed.items():
        assert [sheet.over for sheet in sheets if sheet.over] == [], page
        assert min(sheet.filled for sheet in sheets[:-1]) > 0.4, (page, [sheet.filled for sheet in sheets])
