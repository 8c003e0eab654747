"""The same for a condensation bench of 60 units and 12 codes, against one of 1 and 1: every key press of its coding.

A unit is opened, a code is ticked or not any more, and the unit is closed, over and over.
"""

import tempfile
from pathlib import Path

from mestring import CondensationBench
from mestring.answers import Store

from .browser import chromium, write_alone
from .keypress import WATCH

SIZES = {"60 units, 12 codes": (60, 12), "1 unit, 1 code": (1, 1)}
CYCLES = 40


def rows():
    """One line per size and throttle, and their ratios."""
    middle = {}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for name, (units, codes) in SIZES.items():
            page = write_alone(Path(folder, f"{units}.html"), bench(units, codes))
            for throttle in (1, 4):
                taken = sorted(code(browser, page.as_uri(), throttle))
                middle[units, throttle] = taken[len(taken) // 2]
                late = taken[int(len(taken) * 0.98)]
                yield (
                    f"{name}, {throttle}x CPU throttle: median {middle[units, throttle]:.1f} ms, "
                    f"p98 {late:.1f} ms, {len(taken)} presses"
                )
    for throttle in (1, 4):
        yield f"ratio of the medians, {throttle}x: {middle[60, throttle] / middle[1, throttle]:.2f}"


def bench(units: int, codes: int) -> CondensationBench:
    """The widget with so many units, two in each utterance, which have every code in turn."""
    text = "Dette er det første som blir sagt her. Dette er det andre."
    utterances = {f"u{number:02d}": {"who": "Kari", "text": text} for number in range(1, 31)}
    widget = CondensationBench("m11-benk", content={"title": "Benken", "utterances": utterances}, store=Store(None))
    places = [f"{name}:{sentence}-{sentence}" for name in utterances for sentence in (1, 2)][:units]
    widget.answer = {
        "units": {place: [f"k{1 + number % codes}"] for number, place in enumerate(places)},
        "codes": {f"k{number}": {"name": f"Kode nummer {number}"} for number in range(1, codes + 1)},
    }
    widget.check_answer(widget.answer)
    return widget


def code(browser, url, throttle):
    """The times of all presses, in ms."""
    page = browser.new_page()
    page.goto(url)
    units, box = page.locator(".mst-unit"), page.locator(".mst-editor input[type=checkbox]")
    units.first.wait_for()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.evaluate(WATCH)
    pressed = 0
    for number in range(CYCLES):
        for target, key in (
            (units.nth(number % units.count()), "Enter"),
            (box.last, "Space"),
            (page.locator(".mst-editor .mst-main"), "Enter"),
        ):
            target.focus()
            page.keyboard.press(key)
            page.wait_for_function("count => window.taken.length > count", arg=pressed)
            pressed += 1
    if page.locator(".mst-editor").is_visible():
        raise RuntimeError("a unit was left open")
    taken = page.evaluate("window.taken")
    page.close()
    return taken
