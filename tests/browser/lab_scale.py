"""Borghild's scale in JupyterLab, set by keys: what the tests of keeping answers have in common."""

import re

from playwright.sync_api import expect

from mestring import text

from .jupyter import LESSON, widget

TITLE, KEY = "Borghilds skala", "m03-cafe"
LABELS = text.labels("borghild_scale")


def ruler(page, question="Hvor viktig"):
    """The first ruler with this question, as a screen reader finds it."""
    return widget(page, TITLE).get_by_role("group", name=question).first


def set_by_keys(page, number, question="Hvor viktig"):
    """Focus the ruler's first number and walk to `number` with the arrow key."""
    radios = ruler(page, question).get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("Space")
    for _ in range(number - 1):
        page.keyboard.press("ArrowRight")
    expect(radios.nth(number - 1)).to_be_checked()


def expect_kept(page):
    expect(widget(page, TITLE)).to_contain_text(re.compile(r"Lagret kl\. \d\d:\d\d"), timeout=15_000)


def expect_number(page, number, question="Hvor viktig"):
    expect(ruler(page, question).get_by_role("radio").nth(number - 1)).to_be_checked(timeout=60_000)


def importance(desk):
    return desk.answer(LESSON, KEY)["goals"]["cafe"]["before"]["importance"]
