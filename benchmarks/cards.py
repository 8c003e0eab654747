"""The same for a card sort of 60 cards and 7 columns: every key press while the cards are placed one by one.

The widget's own module on a page of its own, with a host that keeps at once: what is measured is the widget.
"""

import tempfile
from pathlib import Path

from mestring import CardSort
from mestring.answers import Store

from .browser import chromium, write_alone
from .keypress import WATCH

CARDS, COLUMNS, PLACED = 60, 7, 40


def rows():
    """One line per throttle, and their ratio."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page = write_page(Path(folder, "cards.html"))
        middle = {}
        for throttle in (1, 4):
            taken = sorted(place(browser, page.as_uri(), throttle))
            middle[throttle] = taken[len(taken) // 2]
            late = taken[int(len(taken) * 0.98)]
            yield f"{throttle}x CPU throttle: median {middle[throttle]:.1f} ms, p98 {late:.1f} ms, {len(taken)} presses"
        yield f"ratio of the medians: {middle[4] / middle[1]:.2f}"


def write_page(path: Path) -> Path:
    """A page with the widget and nothing else."""
    content = {
        "title": "Kort",
        "cards": {
            f"card-{number}": f"Dette er hendelse nummer {number}, fortalt i en setning" for number in range(CARDS)
        },
        "columns": {f"column-{number}": f"Kolonne nummer {number}" for number in range(COLUMNS)},
    }
    widget = CardSort("m01-kort", content=content, store=Store(None))
    return write_alone(path, widget)


def place(browser, url, throttle):
    """The times of all presses, in ms: open a card, go to a column, place it; the focus goes on by itself."""
    page = browser.new_page()
    page.goto(url)
    page.locator(".mst-card").first.focus()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    page.evaluate(WATCH)
    pressed = 0
    for number in range(PLACED):
        for key in ["Enter", *["Tab"] * (1 + number % COLUMNS), "Enter"]:
            page.keyboard.press(key)
            page.wait_for_function("count => window.taken.length > count", arg=pressed)
            pressed += 1
    if page.locator(".mst-tray .mst-card").count() != CARDS - PLACED:
        raise RuntimeError("the cards did not move")
    taken = page.evaluate("window.taken")
    page.close()
    return taken
