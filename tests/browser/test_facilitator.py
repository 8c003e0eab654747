"""The facilitator by real keys and real taps: its clock, its large view, and what is left of it after a reload."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from playwright.sync_api import expect

from mestring import text

from .axe import violations, violations_in_both
from .book_answers import kept
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/10-relasjonen.html", "course/10-relasjonen.ipynb", "m10-gruppa"
STEPS = list(yaml.safe_load((ROOT / "course/widgets/m10.yml").read_text(encoding="utf-8"))[KEY]["steps"].values())
WORDS = text.labels("facilitator")
START = datetime(2026, 11, 27, 12, tzinfo=UTC)
FULL = "document.fullscreenElement?.className ?? ''"
SEEN = "document.activeElement === document.body || document.activeElement.closest('.mst-stage') !== null"
NO_FULL_SCREEN = "delete Element.prototype.requestFullscreen"


def button(found, words):
    return found.get_by_role("button", name=f"{words} ({WORDS['title']})", exact=True)


def group(page, address):
    page.clock.set_fixed_time(START)
    page.goto(f"{address}/{PAGE}")
    found = widget(page, WORDS["title"])
    found.wait_for()
    return found


def later(page, seconds):
    """So much later on a clock that stands still otherwise, however slow the machine is; the timers run."""
    now = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000, UTC)
    page.clock.set_fixed_time(now + timedelta(seconds=seconds))


def stands(found, number, time):
    expect(found.locator(".mst-where")).to_have_text(f"Steg {number} av {len(STEPS)}")
    expect(found.locator(".mst-step")).to_have_text(STEPS[number - 1]["title"])
    expect(found.locator(".mst-time span").last).to_have_text(time)


def test_by_keyboard_in_the_book_the_clock_is_true_after_a_sleep_and_a_reload(page, book):
    found = group(page, book.address)
    keys = Keys(page)
    stands(found, 1, "5:00")
    keys.press(button(found, "Start"))
    expect(button(found, "Pause")).to_be_focused()
    later(page, 61)
    stands(found, 1, "3:59")
    expect(button(found, "Pause")).to_be_focused()  # a second that passes takes no focus
    keys.press(button(found, WORDS["longer"]))
    stands(found, 1, "4:59")
    keys.press(button(found, WORDS["next"]))
    stands(found, 2, "10:00")
    expect(found.get_by_role("timer")).to_have_attribute("aria-labelledby", re.compile("mst-step"))
    kept(found)
    later(page, 22 * 60)  # as when the lid was closed: no second was counted
    expect(found.locator(".mst-how")).to_have_text("Tida gikk ut for 12 minutter siden.")
    expect(found.locator(".mst-stage [role=status]")).to_have_text("Tida gikk ut for 12 minutter siden.")
    assert not violations(page, include=".mst-facilitator")
    page.reload()
    stands(found, 2, "0:00")
    expect(found.locator(".mst-how")).to_have_text("Tida gikk ut for 12 minutter siden.")
    keys.press(button(found, WORDS["back"]))
    stands(found, 1, "5:00")
    expect(button(found, WORDS["back"])).to_be_hidden()
    expect(found.locator(".mst-step")).to_be_focused()  # the button is gone: the focus is not
    page.emulate_media(media="print")
    expect(found.locator(".mst-stage")).to_be_hidden()
    expect(found.locator(".mst-plan li").last).to_be_visible()  # on paper all steps, though they are folded


@pytest.mark.parametrize("full", [True, False], ids=["screen", "window"])
def test_the_large_view_fills_the_screen_or_the_window_and_esc_leaves_it(page, book, full):
    if not full:
        page.add_init_script(NO_FULL_SCREEN)
    page.set_viewport_size({"width": 1920, "height": 1080})
    found = group(page, book.address)
    keys = Keys(page)
    keys.press(button(found, "Start"))
    keys.press(button(found, WORDS["large"]))
    stage, small = found.locator(".mst-stage"), button(found, WORDS["small"])
    expect(small).to_be_focused()
    page.wait_for_function(f"{FULL} === {'mst-stage' if full else ''!r}")
    box = stage.bounding_box()
    assert (box["width"], round(box["height"])) == (1920, 1080)
    assert found.locator(".mst-time span").last.bounding_box()["height"] > 250
    if not full:  # a browser is not made smaller while it fills the screen
        page.set_viewport_size({"width": 1280, "height": 720})  # a small projector: the digits give way
        page.wait_for_function("document.querySelector('.mst-stage').getBoundingClientRect().height === 720")
        assert stage.evaluate("node => node.scrollHeight <= node.clientHeight")
    assert not violations(page, include=".mst-stage")
    later(page, 60)
    stands(found, 1, "4:00")
    for _ in range(8):  # the keys stay on what is seen
        page.keyboard.press("Tab")
        assert stage.evaluate(
            "node => node.contains(document.activeElement) || document.activeElement === document.body"
        )
    page.keyboard.press("Escape")
    expect(button(found, WORDS["large"])).to_be_focused()
    page.wait_for_function(f"{FULL} === ''")
    assert stage.bounding_box()["width"] < 900
    stands(found, 1, "4:00")


def test_by_taps_on_a_narrow_screen_to_the_end(phone, book):
    found = group(phone, book.address)
    taps = Taps(phone)
    for number in range(1, len(STEPS) + 1):
        stands(found, number, f"{STEPS[number - 1]['minutes']}:00")
        taps.press(button(found, WORDS["end" if number == len(STEPS) else "next"]))
    expect(found.locator(".mst-how")).to_have_text(WORDS["done_words"])
    kept(found)
    assert not violations_in_both(phone, include=".mst-facilitator")
    taps.press(button(found, WORDS["again"]))
    stands(found, 1, "5:00")
    taps.press(button(found, WORDS["large"]))
    expect(button(found, WORDS["small"])).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations_in_both(phone, include=".mst-stage")
    taps.press(button(found, WORDS["small"]))
    expect(button(found, WORDS["large"])).to_be_visible()


def test_it_sounds_only_where_somebody_has_switched_it_on(page, book):
    page.add_init_script("""
      window.tones = 0;
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
    """)
    found = group(page, book.address)
    button(found, "Start").click()
    later(page, 301)
    expect(found.locator(".mst-how")).to_have_text(WORDS["over"])
    assert page.evaluate("window.tones") == 0
    found.get_by_label(WORDS["sound"]).check()
    heard = page.evaluate("window.tones")
    assert heard > 0  # how it sounds
    button(found, WORDS["longer"]).click()
    later(page, 61)
    page.wait_for_function("tones => window.tones === tones", arg=2 * heard)


def test_in_jupyterlab_the_clock_outlives_the_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, WORDS["title"])
    keys = Keys(page)
    keys.press(button(found, WORDS["next"]))
    keys.press(button(found, "Start"))
    expect(found).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
    expect(button(found, "Pause")).to_be_focused()
    keys.press(button(found, WORDS["large"]))
    page.keyboard.press("Escape")
    expect(button(found, WORDS["large"])).to_be_focused()
    desk.lose_kernel(page, NOTEBOOK, ".mst-facilitator")
    expect(found.locator(".mst-stage")).to_have_attribute("data-state", "running")
    expect(found.locator(".mst-time span").last).to_have_text(re.compile(r"^\d:\d\d$"))
    expect(found.locator(".mst-step")).to_have_text(STEPS[1]["title"])
    assert not violations(page, exclude=SHELL)
