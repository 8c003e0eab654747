"""The journey board by real keys and real taps, in the book and in JupyterLab, and the files of its posters."""

import io
import subprocess
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image
from playwright.sync_api import expect

from mestring import text

from .axe import violations
from .book_answers import OWN, kept
from .engines import installed
from .giving import give
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget
from .paper import pages

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/12-samtalen.html", "course/12-samtalen.ipynb", "m12-tavla"
BOARD = yaml.safe_load((ROOT / "course/widgets/m12.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("journey_board")
FIRST, SECOND = list(BOARD["steps"])[:2]
ANSWER = {
    "own": {"own-1": {"name": "Kaffe"}},
    "order": [*BOARD["steps"], "own-1"],
    "steps": {
        FIRST: {
            "feels": ["safe", "tired"],
            "notes": {"feels": "Sliten", "works": "Noen hilser."},
            "changes": {"own-1": {"whose": "lifted", "notes": {"change": "Ringe", "to": "Leder", "why": "Penger"}}},
        },
        "own-1": {"changes": {"own-1": {"whose": "ours", "notes": {"change": "Sette seg"}}}},
    },
}
LONG = "spesialisthelsetjenestesamhandlingsreformimplementeringsprosjektet " + "mange ord " * 35
SAMI = "Buorre beaivi, Čáhcesuolu ☺"


def board(page, address):
    page.goto(f"{address}/{PAGE}")
    found = widget(page, BOARD["title"])
    found.wait_for()
    return found


def card(found, words):
    return found.locator(".mst-journey").get_by_role("button", name=words)


def is_answered(found):
    first = card(found, BOARD["steps"][FIRST]["title"])
    expect(first).to_contain_text("Trygg, oppgitt – Sliten")
    expect(first).to_contain_text(WORDS["card_works"])
    expect(card(found, "Kaffe")).to_contain_text(WORDS["card_changes"].format(count=1))


def downloaded(page, button, device=None):
    with page.expect_download() as download:
        device.press(button) if device else button.click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def told(pdf):
    done = subprocess.run([installed("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_by_keyboard_in_the_book_and_back_after_a_reload(page, book):
    found, keys = board(page, book.address), Keys(page)
    give(keys, found, BOARD, ANSWER)
    is_answered(found)
    assert kept(found)
    page.get_by_role("button", name=OWN).click()
    page.reload()
    is_answered(found)
    for kind in ("works", "changes"):
        keys.press(found.locator("summary", has_text=WORDS[kind]))
    name, pdf = downloaded(page, found.get_by_role("button", name=WORDS["pdf"]).nth(1), keys)
    assert name == "plakat-her-kan-vi-endre.pdf"
    assert "Ringe Til: Leder Fordi: Penger" in told(pdf) and "Sette seg" in told(pdf)
    assert WORDS["constructed"] in told(pdf)
    expect(found.locator(".mst-heard")).to_have_text(WORDS["made"].format(file=name))
    assert not violations(page)


def test_moving_and_taking_away_are_said_and_keep_the_focus(page, book):
    found = board(page, book.address)
    field, heard = found.get_by_role("textbox", name=WORDS["add"]), found.locator(".mst-heard")
    count = len(BOARD["steps"]) + 1
    field.fill("Kaffe")
    field.press("Enter")
    expect(heard).to_have_text(WORDS["added"].format(step="Kaffe", number=count, all=count))
    expect(field).to_be_focused()
    card(found, "Kaffe").press("Enter")
    expect(found.locator(".mst-step-name:visible")).to_be_focused()
    step = found.locator(".mst-step:visible")
    step.get_by_role("textbox", name=WORDS["rename"]).fill("Te")
    earlier = step.get_by_role("button", name=WORDS["earlier_step"])
    for number in range(count - 1, 0, -1):
        earlier.press("Enter")
        expect(heard).to_have_text(WORDS["moved"].format(step="Te", number=number, all=count))
    earlier.press("Enter")
    expect(heard).to_have_text(WORDS["is_first"].format(step="Te"))
    expect(earlier).to_be_focused()
    expect(found.locator(".mst-journey button").first).to_contain_text("1. Te")
    step.get_by_role("button", name=WORDS["take_away"]).press("Enter")
    step.get_by_role("button", name=WORDS["take_away_yes"]).press("Enter")
    expect(heard).to_have_text(WORDS["taken_away"].format(step="Te"))
    first = card(found, BOARD["steps"][FIRST]["title"])
    expect(first).to_be_focused()
    first.press("Enter")
    found.locator(".mst-step:visible").get_by_role("button", name=WORDS["close"]).press("Enter")
    expect(first).to_be_focused()


def test_nothing_on_a_poster_is_cut_in_any_of_its_files(page, book):
    found = board(page, book.address)
    for number, each in enumerate(BOARD["steps"]):
        card(found, BOARD["steps"][each]["title"]).click()
        works = found.locator(".mst-step:visible").get_by_role("textbox", name=WORDS["works"], exact=True)
        works.fill(f"{LONG}{SAMI} slutt{number}")
    found.locator("summary", has_text=WORDS["works"]).click()
    poster = found.locator(".mst-posters details[open]")
    name, pdf = downloaded(page, poster.get_by_role("button", name=WORDS["pdf"]))
    count = len(pages(pdf))
    assert name == "plakat-her-lykkes-vi.pdf" and count == poster.locator(".mst-page").count() > 1
    ends = [f"slutt{number}" for number in range(len(BOARD["steps"]))]
    assert all(end in told(pdf) for end in ends)
    assert [over for each in pages(pdf) for over in each.over] == []
    assert told(pdf).count("Čáhcesuolu ☺") == len(ends)
    words = ""
    for number in range(1, count + 1):
        name, data = downloaded(page, poster.get_by_role("button", name=f"{WORDS['svg']}, side {number}"))
        assert name == f"plakat-her-lykkes-vi-side-{number}.svg"
        drawing = ElementTree.fromstring(data)
        title, described = (drawing.find(f"{{http://www.w3.org/2000/svg}}{part}").text for part in ("title", "desc"))
        assert title == f"{WORDS['works']}. Side {number} av {count}" and described
        words += described
        name, data = downloaded(page, poster.get_by_role("button", name=f"{WORDS['png']}, side {number}"))
        image = Image.open(io.BytesIO(data))
        image.load()
        assert name == f"plakat-her-lykkes-vi-side-{number}.png" and image.size == (2105, 1488)
        assert len(image.getcolors(1 << 24)) > 10, "something is drawn"
    assert all(end in words for end in ends)
    # On paper the page has every step, also those that are closed.
    paper = told(page.pdf())
    assert all(end in paper for end in ends)


def test_by_taps_on_a_narrow_screen_in_the_dark(narrow, book):
    phone = narrow("dark")
    found, taps = board(phone, book.address), Taps(phone)
    give(taps, found, BOARD, ANSWER)
    is_answered(found)
    assert kept(found)
    taps.press(found.locator("summary", has_text=WORDS["changes"]))
    taps.press(found.get_by_role("button", name=WORDS["png"]))
    expect(found.locator(".mst-heard")).to_contain_text("plakat-her-kan-vi-endre.png")
    left, top = (
        found.locator(".mst-journey li").nth(0).bounding_box(),
        found.locator(".mst-journey li").nth(1).bounding_box(),
    )
    assert left["x"] == top["x"] and left["y"] + left["height"] <= top["y"], "the row has become a column"
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)


def test_in_jupyterlab_the_journey_outlives_the_kernel_and_makes_its_posters(desk, page):
    desk.open(page, NOTEBOOK)
    found = widget(page, BOARD["title"])
    give(Keys(page), found, BOARD, ANSWER)
    desk.keeps(page, NOTEBOOK, KEY, ANSWER)
    is_answered(found)
    found.locator("summary", has_text=WORDS["works"]).press("Enter")
    name, pdf = downloaded(page, found.get_by_role("button", name=WORDS["pdf"]).first, Keys(page))
    assert name == "plakat-her-lykkes-vi.pdf" and "Noen hilser." in told(pdf)
    assert not violations(page, exclude=SHELL)
