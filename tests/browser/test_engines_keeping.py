"""Firefox and WebKit: what is left of answers when the browser is closed, in two tabs, in a book opened from a folder,
on a narrow screen and on paper."""

import re
import statistics

import pytest

from .engine_book import (
    LESSON,
    STORED,
    answer_chosen,
    focus_chosen,
    shown,
    until_kept,
    visit,
    with_widgets,
)
from .engines import KEYS, wait_for
from .paper import pages

pytestmark = pytest.mark.slow
FORGOTTEN_LATER = "glemmes når du lukker fanen"
REMEMBERED = "Svarene dine huskes i denne nettleseren"
NOTHING = "Boka husker ingen svar fra deg."
NEWER = "Hentet et nyere svar fra en annen fane."
# Firefox calls a page from a folder complete before the scripts that wait for its end have run.
LINE = "() => document.querySelector('.mst-book-answers-line')?.innerText ?? ''"
NOTE = [f"n{number}." for number in range(1, 46)]  # more than a page holds


def choose_own(browser):
    """The first button of the question, by keys."""
    browser.evaluate("() => document.querySelector('.mst-book-ask button').focus()")
    browser.press("Enter")
    browser.until("() => document.querySelector('.mst-book-reply') !== null")
    assert REMEMBERED in browser.evaluate(LINE)


def test_a_restart_keeps_and_forgets_as_the_page_says(fresh, book):
    lesson = f"{book.address}/{LESSON}"
    answer_chosen(fresh, lesson)
    assert FORGOTTEN_LATER in fresh.evaluate(LINE)
    fresh.restart()
    visit(fresh, lesson)
    assert fresh.evaluate(STORED) == []
    assert shown(fresh)["says"] == "Ikke besvart ennå"
    assert NOTHING in fresh.evaluate(LINE)
    answer = answer_chosen(fresh, lesson)
    choose_own(fresh)
    fresh.restart()
    visit(fresh, lesson)
    assert shown(fresh) == answer
    assert REMEMBERED in fresh.evaluate(LINE)


def test_what_one_tab_keeps_is_told_in_the_other(fresh, book):
    lesson = f"{book.address}/{LESSON}"
    answer_chosen(fresh, lesson)
    choose_own(fresh)
    one, other = fresh.tab, fresh.new_tab()
    visit(fresh, lesson)
    before = fresh.evaluate(STORED)
    focus_chosen(fresh)
    fresh.press("Tab", "ArrowRight")
    assert wait_for(lambda: fresh.evaluate(STORED) != before)
    changed, stored = until_kept(fresh), fresh.evaluate(STORED)
    fresh.show(one)
    assert wait_for(lambda: shown(fresh)["shown"] == changed["shown"], 10), (shown(fresh), changed)
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
    answer = answer_chosen(fresh, lesson)
    fresh.reload()
    visit(fresh, lesson)
    assert shown(fresh) == answer
    choose_own(fresh)
    fresh.open((book.folder / "index.html").as_uri())  # in another folder
    assert wait_for(lambda: REMEMBERED in fresh.evaluate(LINE), 10), fresh.evaluate(LINE)
    visit(fresh, lesson)
    assert shown(fresh) == answer


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


FIELD = ".mst-borghild-scale textarea"
HEIGHTS = f"""() => {{
  const {{ clientHeight, scrollHeight }} = document.querySelector("{FIELD}");
  return [clientHeight, scrollHeight];
}}"""


def write_a_long_note(browser, address):
    """A number on the first ruler, and a note that is longer than a page."""
    visit(browser, address)
    focus_chosen(browser)
    browser.press("Tab", "Space", "ArrowRight", "Tab")
    browser.until(f"() => document.activeElement.matches('{FIELD}')")
    browser.write("".join(line + KEYS["Enter"] for line in NOTE))
    until_kept(browser)


def test_a_field_grows_with_its_text_and_shrinks(fresh, book):
    write_a_long_note(fresh, f"{book.address}/{LESSON}")

    def is_as_high_as_its_text():
        clear, text = fresh.evaluate(HEIGHTS)
        return text <= clear + 1 and clear > len(NOTE) * 20

    assert wait_for(is_as_high_as_its_text, 10), fresh.evaluate(HEIGHTS)
    fresh.reload()
    visit(fresh, f"{book.address}/{LESSON}")
    assert wait_for(is_as_high_as_its_text, 10), "also where the text stood there before"
    fresh.evaluate(f"() => document.querySelector('{FIELD}').focus()")
    fresh.press("Control+a", "Backspace")
    assert wait_for(lambda: fresh.evaluate(HEIGHTS)[0] < 4 * 20, 10), fresh.evaluate(HEIGHTS)


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
        assert statistics.median(sheet.wide for sheet in sheets) > 0.85, page  # the text is as wide as the paper
        assert min(sheet.filled for sheet in sheets[:-1]) > 0.4, (page, [sheet.filled for sheet in sheets])
