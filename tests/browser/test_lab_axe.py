"""axe-core on lesson and exercise in JupyterLab: light, dark, 320 px. Only JupyterLab's own frame is left out."""

import pytest
from playwright.sync_api import expect

from .jupyter import EXERCISE, LESSON, SHELL

pytestmark = pytest.mark.slow
STORY, WEIGHING, TABLES = "course/02-stress.ipynb", "course/05-salutogenese.ipynb", "course/13-fellesskap.ipynb"
VIEWS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    "narrow and dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("notebook", [LESSON, EXERCISE, STORY, WEIGHING, TABLES])
def test_the_page_is_accessible(desk, new_context, accessible, notebook, view):
    page = new_context(**VIEWS[view]).new_page()
    desk.open(page, notebook)
    accessible(page, exclude=SHELL)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Nothing of ours is cut off or needs sideways scrolling.
    wide = (
        "nodes => nodes.filter((n) => n.scrollWidth > n.clientWidth + 1).map((n) => n.textContent.trim().slice(0, 60))"
    )
    assert page.locator(".mst, .jp-MarkdownOutput").evaluate_all(wide) == []


@pytest.mark.parametrize("view", VIEWS)
def test_the_dialog_is_accessible(desk, new_context, accessible, view):
    page = new_context(**VIEWS[view]).new_page()
    desk.open(page, EXERCISE)
    page.get_by_role("button", name="Sjekk").click()
    expect(page.locator(".mst-lab-summary")).to_contain_text("ikke ferdige")
    accessible(page, exclude=SHELL)


NAMELESS = [
    (LESSON, ".mst", "node => node.append(document.createElement('button'))", "button-name"),
    (EXERCISE, ".mst-written-answer textarea", "node => node.removeAttribute('aria-label')", "label"),
]


@pytest.mark.parametrize(("notebook", "where", "take_the_name", "rule"), NAMELESS)
def test_a_fault_of_ours_is_found(desk, page, accessible, notebook, where, take_the_name, rule):
    """The exclusions leave our own content in: a button or a text field without a name fails."""
    desk.open(page, notebook)
    page.locator(where).first.evaluate(take_the_name)
    with pytest.raises(AssertionError, match=f"{rule} "):
        accessible(page, exclude=SHELL)
