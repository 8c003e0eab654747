"""axe-core on lesson and exercise in JupyterLab: light, dark, 320 px. Only JupyterLab's own frame is left out."""

import pytest
from playwright.sync_api import expect

from .axe import in_colours
from .jupyter import EXERCISE, LESSON, SHELL

pytestmark = pytest.mark.slow
STORY, WEIGHING, TABLES = "course/02-stress.ipynb", "course/05-salutogenese.ipynb", "course/13-fellesskap.ipynb"
# Every control of our widgets whose middle, when scrolled to, belongs to something else.
CONTROLS = ".mst :is(button, input, textarea, a, summary)"
COVERED = """(controls) => [...document.querySelectorAll(controls)].filter((node) => {
  if (!node.checkVisibility({ visibilityProperty: true })) return false;
  node.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = node.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return !(node.contains(found) || node.closest("label")?.contains(found));
}).map((node) => node.outerHTML)"""

on_both = pytest.mark.parametrize("view", ["page", "phone"])


@on_both
@pytest.mark.parametrize("notebook", [LESSON, EXERCISE, STORY, WEIGHING, TABLES])
def test_the_page_is_accessible(desk, request, accessible, notebook, view):
    page = request.getfixturevalue(view)
    desk.open(page, notebook)
    for _ in in_colours(page):
        accessible(page, exclude=SHELL)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # Nothing of ours is cut off or needs sideways scrolling.
        wide = """nodes => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1)
          .map((node) => node.textContent.trim().slice(0, 60))"""
        assert page.locator(".mst, .jp-MarkdownOutput").evaluate_all(wide) == []
    assert page.locator(CONTROLS).count() > 10
    assert page.evaluate(COVERED, CONTROLS) == []
    if notebook == EXERCISE:  # the dialog
        page.get_by_role("button", name="Sjekk", exact=True).click()
        expect(page.locator(".mst-lab-summary")).to_contain_text("ikke ferdige")
        for _ in in_colours(page):
            accessible(page, exclude=SHELL)


NAMELESS = {
    "button-name": (".mst", "node => node.append(document.createElement('button'))"),
    "label": (".mst-written-answer textarea", "node => node.removeAttribute('aria-label')"),
}


def test_a_fault_of_ours_is_found(desk, page, accessible):
    """The exclusions leave our own content in: a button or a text field without a name fails."""
    desk.open(page, EXERCISE)
    for rule, (where, take_the_name) in NAMELESS.items():
        page.locator(where).first.evaluate(take_the_name)
        with pytest.raises(AssertionError, match=f"{rule} "):
            accessible(page, exclude=SHELL)
    page.add_style_tag(content=".mst-lab-student .jp-OutputArea-promptOverlay { display: block; width: 40px }")
    assert page.evaluate(COVERED, CONTROLS) != [], "and what lies over what can be clicked"
