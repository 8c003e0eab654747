"""The table of choices in an exercise in JupyterLab, by real keys and real taps."""

import re

import pytest
import yaml
from playwright.sync_api import expect

from mestring.logic import rop_models

from .axe import violations, violations_in_both
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget
from .test_lab_keys import ACTIVE, COUNT

pytestmark = pytest.mark.slow
NOTEBOOK, KEY = "exercises/08-rop/08-rop.ipynb", "m08-tabell"
TABLE = yaml.safe_load((ROOT / "exercises/08-rop/widgets/m08.yml").read_text(encoding="utf-8"))[KEY]
ALL = {"cells": rop_models.prediction_table()}


def cell(found, row, column):
    return found.get_by_role("combobox", name=f"{TABLE['rows'][row]} {TABLE['columns'][column]}", exact=True)


def is_full(found):
    for row, cells in ALL["cells"].items():
        for column, option in cells.items():
            expect(cell(found, row, column)).to_have_value(option)
    expect(found.locator(".mst-left")).to_have_text("Alt er besvart.")


def test_by_keyboard_and_after_a_killed_kernel(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, TABLE["title"])
    expect(found.get_by_role("table")).to_have_count(1)
    expect(found.get_by_role("columnheader")).to_have_count(4)
    expect(found.get_by_role("rowheader")).to_have_count(4)
    cell(found, "harm", "mental").focus()
    active, count = page.evaluate(ACTIVE), page.evaluate(COUNT)
    for row, cells in ALL["cells"].items():
        give(Keys(page), found, TABLE, {"cells": {row: cells}})
        expect(cell(found, row, "both")).to_be_focused()
        expect(found.locator(".mst-left")).not_to_contain_text(f"{TABLE['rows'][row]} (")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("x")  # in a list of choices JupyterLab would cut the cell
    assert (page.evaluate(ACTIVE), page.evaluate(COUNT)) == (active, count)
    is_full(found)
    desk.keeps(page, NOTEBOOK, KEY, ALL)
    is_full(found)
    found.scroll_into_view_if_needed()
    assert not violations(page, exclude=SHELL)


def test_by_taps_on_a_narrow_screen(desk, phone):
    desk.open(phone, NOTEBOOK)
    found = widget(phone, TABLE["title"])
    one = {"cells": {"harm": {"mental": "more", "cause": "na"}}}
    give(Taps(phone), found, TABLE, one)
    expect(found).to_contain_text(re.compile(r"Lagret kl\."), timeout=15_000)
    assert desk.answer(NOTEBOOK, KEY) == one
    expect(found.locator(".mst-left")).to_contain_text(f"Mangler: {TABLE['rows']['harm']} (2)")
    assert not re.search("riktig|feil", found.inner_text(), re.IGNORECASE)
    # each row is a block: the question stands right over its choices, and is still a cell of a table
    expect(found.locator(".mst-asked:visible")).to_have_count(16)
    expect(found.get_by_role("rowheader")).to_have_count(4)
    assert found.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    cell(found, "harm", "mental").select_option("")  # and back to no answer
    expect(found.locator(".mst-left")).to_contain_text(f"Mangler: {TABLE['rows']['harm']} (3)")
    assert not violations_in_both(phone, exclude=SHELL)
