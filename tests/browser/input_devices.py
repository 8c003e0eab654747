"""A student's input devices: nothing but a keyboard, or nothing but a touch screen."""

from playwright.sync_api import expect

# Where the focus is from an element: inside it, before it or after it on the page (JupyterLab's buttons are in shadow).
WHERE = """node => {
  const target = node.getRootNode().host ?? node, now = document.activeElement;
  if (target.contains(now)) return "here";
  return target.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING ? "after" : "before";
}"""
MOST = 400  # presses of Tab from one end of a long page to the other


class Keys:
    """Nothing but a keyboard: Tab, arrows, Space, Enter and letters."""

    fixture = "page"

    def __init__(self, page):
        self.page = page

    def go(self, target):
        """Tab until the focus is on the element, or inside it."""
        target.wait_for()
        for _ in range(MOST):
            where = target.evaluate(WHERE)
            if where == "here":
                return
            self.page.keyboard.press("Tab" if where == "before" else "Shift+Tab")
        raise AssertionError(f"no Tab leads to {target}")

    def press(self, target):
        self.go(target)
        self.page.keyboard.press("Enter")

    def choose(self, group, number):
        """One radio button of a group, by the arrows."""
        self.go(group)
        radios = group.get_by_role("radio")
        if not group.locator("input:checked").count():
            self.page.keyboard.press("Space")
        for _ in range(radios.count()):
            if radios.nth(number).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(radios.nth(number)).to_be_checked()

    def tick(self, box):
        self.go(box)
        self.page.keyboard.press("Space")

    def pick(self, select, number):
        """One option of a list of choices, by the arrows."""
        self.go(select)
        for _ in range(number):
            self.page.keyboard.press("ArrowDown")

    def slide(self, slider, number):
        """The mark on a slider with this number, counted from the left end."""
        self.go(slider)
        self.page.keyboard.press("Home")
        for _ in range(number):
            self.page.keyboard.press("ArrowRight")

    def write(self, field, words):
        self.go(field)
        self.page.keyboard.type(words)


class Taps:
    """Nothing but a finger, 320 px wide; the letters come from the screen's keyboard."""

    fixture = "phone"

    def __init__(self, page):
        self.page = page

    def press(self, target):
        more = self.page.locator(".jp-NotebookPanel:visible .jp-Toolbar-responsive-opener").get_by_role("button")
        if not target.is_visible() and more.is_visible():
            more.tap()
        target.tap()

    def choose(self, group, number):
        group.get_by_role("radio").nth(number).tap()

    def tick(self, box):
        box.tap()

    def pick(self, select, number):
        select.tap()
        select.select_option(index=number)  # the phone's own list is not on the page

    def slide(self, slider, number):
        box, steps = slider.bounding_box(), int(slider.get_attribute("max")) - int(slider.get_attribute("min"))
        thumb = box["height"] * 7 / 11  # half of it at each end is out of reach
        slider.tap(position={"x": thumb / 2 + number / steps * (box["width"] - thumb), "y": box["height"] / 2})

    def write(self, field, words):
        field.tap()
        self.page.keyboard.type(words)


def asks_for_a_file(button, field):
    """Enter on the button opens the browser's dialog for the file field: it is a click that a browser lets through."""
    field.evaluate(
        """field => field.addEventListener("click", (event) => {
          event.preventDefault(); // the dialog is the system's, and no page's to close
          field.dataset.asked = navigator.userActivation.isActive;
        }, { once: true })"""
    )
    button.press("Enter")
    assert field.get_attribute("data-asked") == "true"
