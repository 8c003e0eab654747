"""Answering in the book as a reader does, and what lies in the browser afterwards."""

import json
import re

LESSON = "course/03-mestringstro.html"
IMPORTANCE, CONFIDENCE = "Hvor viktig er dette målet?", "Hvor stor tro har du på å klare det?"
OWN, SHARED = "Ja, husk svarene", "Nei, glem dem"
QUESTION = "Er dette din egen maskin?"


def open_lesson(page, address):
    page.goto(f"{address}/{LESSON}")
    return scale(page)


def scale(page):
    found = page.locator(".mst", has_text="Borghilds skala").first
    found.wait_for()
    return found


def number(widget, ruler, value, moment="Før"):
    """The radio button of one number on one ruler."""
    group = widget.get_by_role("group", name=moment, exact=True).get_by_role(
        "group", name=re.compile(f"^{re.escape(ruler)}")
    )
    return group.get_by_role("radio", name=re.compile(rf"^{value}\b"))


def state(widget):
    return widget.locator(".mst-state")


def kept(widget):
    widget.locator(".mst-state.mst-kept").wait_for()
    return state(widget).inner_text()


def tab_to(page, target, most=150):
    """Press Tab until the target has the focus, as somebody without a mouse would."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{target} can't be reached with Tab")


def stored(page):
    """(what stays, what is forgotten with the tab): the book's own entries in the browser."""
    return [
        {
            name: value
            for name, value in json.loads(page.evaluate(f"JSON.stringify({area})")).items()
            if name.startswith("mestring:")
        }
        for area in ("localStorage", "sessionStorage")
    ]


def answer_by_keyboard(page, widget):
    tab_to(page, number(widget, IMPORTANCE, 1))
    page.keyboard.press("ArrowLeft")  # from the first number around to the last
    tab_to(page, number(widget, CONFIDENCE, 1))
    page.keyboard.press("Space")


def is_answered(widget):
    return number(widget, IMPORTANCE, 10).is_checked() and number(widget, CONFIDENCE, 1).is_checked()
