"""A conversation by real keys and real taps: what is promised, forgotten and kept, and two ways side by side."""

import pytest
import yaml
from playwright.sync_api import expect

from mestring import Branching, text
from mestring.answers import Store
from mestring.logic import conversation

from .axe import violations
from .book_answers import OWN, kept
from .input_devices import Keys, Taps
from .jupyter import ROOT, SHELL, widget

pytestmark = pytest.mark.slow
PAGE, NOTEBOOK, KEY = "course/12-samtalen.html", "course/12-samtalen.ipynb", "m12-samtale"
TALK = yaml.safe_load((ROOT / "course/widgets/m12.yml").read_text(encoding="utf-8"))[KEY]
WORDS = text.labels("branching")
STORY = Branching(KEY, store=Store(None), content=TALK)
TURNS = STORY._turns


def ways(number=0):
    """Every way on from a turn, as {node: choice} in order."""
    for choice, to in TURNS[number].to.items():
        for rest in ways(to) if TURNS[to].to else [{}]:
            yield {TURNS[number].node: choice} | rest


def promises(way):
    return {told for _, told in conversation.walk(TURNS, way)[-1].state.promises}


def shared(way):
    """How many choices a way has in common with FORGOT, from the start."""
    pairs = list(zip(FORGOT.items(), way.items(), strict=False))
    return next((i for i, (one, other) in enumerate(pairs) if one != other), len(pairs))


FORGOT = next(way for way in ways() if "open" in promises(way))
KEPT = max((way for way in ways() if promises(way) == {"kept"}), key=shared)
PARTING = list(FORGOT)[shared(KEPT)]


def title(node):
    return TALK["nodes"][node]["title"]


def words(turn):
    """What the node tells in this state."""
    node = TALK["nodes"][turn.node]
    return node["text"] if turn.text is None else node["variants"][turn.text]["text"]


def said(turn, choice):
    return TALK["nodes"][turn.node]["choices"][choice]["text"]


def expect_turn(found, turn):
    """The step where one stands: its text, how things stand, and the choices that are there and no others."""
    step = found.locator(".mst-step.mst-now")
    expect(step.get_by_role("heading", name=title(turn.node), exact=True)).to_be_visible()
    expect(step.locator(".mst-text")).to_have_text(words(turn).strip())
    expect(step.locator(".mst-stands li")).to_have_text(STORY._words.now(turn.state)["words"])
    expect(step.locator(".mst-choices button:visible")).to_have_text([said(turn, choice) for choice in turn.to])


def talk_on(device, found, way, start=None):
    """Give the replies of a way, from the start or from a node on."""
    passed = conversation.walk(TURNS, way)
    first = next(i for i, turn in enumerate(passed) if start in (None, turn.node))
    for turn, then in list(zip(passed, passed[1:], strict=False))[first:]:
        expect_turn(found, turn)
        choice = way[turn.node]
        device.press(found.locator(".mst-step.mst-now").get_by_role("button", name=said(turn, choice), exact=True))
        changed = STORY._words.changed(turn.state, then.state)
        expect(found.locator(".mst-heard")).to_contain_text(changed)
        expect(found.locator(".mst-step.mst-now").get_by_role("heading", name=title(then.node))).to_be_focused()
    expect_turn(found, passed[-1])


def expect_side_by_side(found):
    """Both ways, where they part, and what was said there."""
    expect(found.locator(".mst-way-name")).to_have_count(2 + len(TALK.get("given", {})))
    parted = found.locator(".mst-partings > li").first
    expect(parted).to_contain_text(f"skilles ved «{title(PARTING)}»")
    for way in (FORGOT, KEPT):
        expect(parted).to_contain_text(TALK["nodes"][PARTING]["choices"][way[PARTING]]["text"])


def forget_and_go_back(device, found):
    """A way on which a promise is forgotten, and then the other way from where they part."""
    found.locator(".mst-step-name").focus()
    talk_on(device, found, FORGOT)
    device.press(found.get_by_role("button", name=f"{WORDS['back']} «{title(PARTING)}»"))
    expect(found.locator(".mst-heard")).to_have_text(WORDS["returned_kept"])
    talk_on(device, found, KEPT, start=PARTING)


def test_by_taps_on_a_narrow_dark_screen_in_the_book_and_after_a_reload(phone, book):
    phone.emulate_media(color_scheme="dark")
    phone.goto(f"{book.address}/{PAGE}")
    found = widget(phone, TALK["title"])
    forget_and_go_back(Taps(phone), found)
    kept(found)
    phone.get_by_role("button", name=OWN).tap()
    phone.reload()
    expect_turn(found, conversation.walk(TURNS, KEPT)[-1])
    expect_side_by_side(found)
    columns = [column.bounding_box() for column in found.locator(".mst-way").all()]
    assert len({column["x"] for column in columns}) == 1, "below each other"
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    assert not violations(phone)


def test_by_keyboard_in_jupyterlab_and_after_a_killed_kernel(page, desk):
    desk.open(page, NOTEBOOK)
    found, cells = widget(page, TALK["title"]), page.locator(".jp-Cell").count()
    forget_and_go_back(Keys(page), found)
    desk.keeps(page, NOTEBOOK, KEY, {"paths": {"me": KEPT}, "earlier": {"me": FORGOT}})
    expect_turn(found, conversation.walk(TURNS, KEPT)[-1])
    expect_side_by_side(found)
    assert page.locator(".jp-Cell").count() == cells
    assert not violations(page, exclude=SHELL)
