"""The real formgrader, as `run.py teach` opens it, and the teacher who reads and types in it."""

from contextlib import contextmanager

from .jupyter import Lab

# Points and comments are fetched when the page is there already: what is typed before is neither kept nor left alone.
FETCHED = "formgrader.loaded && formgrader.grades.loaded && formgrader.comments.loaded"
# In one go: formgrader scrolls for half a second after each Tab, and what is measured one by one is not measured alike.
BESIDE = """(schemes, answer) => schemes.some((scheme) => {
  const below = answer.getBoundingClientRect().y - scheme.getBoundingClientRect().y;
  return scheme.checkVisibility() && below > 0 && below < 600;
})"""


@contextmanager
def formgrader(folder):
    """A teacher's server for this course."""
    lab = Lab(folder, "teacher")
    try:
        yield lab
    finally:
        lab.stop()


def open_hand_in(page, lab, exercise, student):
    """Open a student's hand-in by the links of formgrader's own pages."""
    page.goto(f"{lab.address}/login?next=/formgrader/gradebook/{exercise}/{exercise}&token={lab.token}")
    link = page.locator(f"a:text-is('{student}')")  # not visible: formgrader hides names until asked
    page.goto(lab.address + link.get_attribute("href"))
    page.get_by_role("heading", name="Del 1", exact=False).wait_for()
    page.wait_for_function(FETCHED)
    return page


def mark(page, grade_id, points, comment):
    """Type points and a comment, and leave each field, which is when formgrader keeps it."""
    for place, typed, kept in (
        (f"#{grade_id}", f"{points:g}", "/api/grade/"),
        (f"#{grade_id}-comment", comment, "/api/comment/"),
    ):
        page.locator(place).click()
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        with page.expect_response(lambda reply, part=kept: part in reply.url and reply.request.method == "PUT"):
            page.keyboard.press("Tab")


def answer_to(page, grade_id):
    """The cell with the answer that has this field for points."""
    return page.locator(".nbgrader_cell", has=page.locator(f"#{grade_id}"))


def scheme_is_beside(page, grade_id):
    """Whether a mark scheme stands right above the answer, on the same screen."""
    answer = answer_to(page, grade_id).element_handle()
    return page.get_by_text("Til den som vurderer").evaluate_all(BESIDE, answer)
