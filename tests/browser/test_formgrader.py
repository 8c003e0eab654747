"""The teacher's way: autograde by command, grade in the real formgrader by typing, make the feedback page."""

import pytest
from nbconvert.filters import markdown2html

from mestring import written

from ..grading.commands import nbgrader
from ..grading.course import WRITTEN, Course
from ..grading.exercises import graded
from .formgrader import answer_to, formgrader, mark, open_hand_in, scheme_is_beside

pytestmark = pytest.mark.slow
EXERCISE, STUDENT = "03-mestringstro", "kari"
ANSWER = "m03-three-weeks"
HOSTILE = "<img src=x onerror='window.ran = true'>\n\n<script>window.ran = true</script> <b>fet</b>"
TYPED = "Først lytter jeg:\n\n- hva hun vil\n- hvem hun vil treffe\n\n\n1. så spør jeg\n# og <b>venter</b>\n    litt"
COMMENT = "Du hører på henne. Spør gjerne om flere forklaringer!"

COUNT = """() => {
  window.presses = window.clicks = 0;
  document.addEventListener("keydown", () => { window.presses += 1; }, true);
  document.addEventListener("click", () => { window.clicks += 1; }, true);
}"""
# From the top of the page, where formgrader opens it, to the answer, and from there to the field for the comment.
SCROLLED = """(name) => {
  const answer = document.getElementById(name).closest(".nbgrader_cell");
  const field = document.getElementById(`${name}-comment`);
  let moved = 0;
  for (const [one, block] of [[answer, "start"], [field, "nearest"]]) {
    const before = answer.getBoundingClientRect().y;
    one.scrollIntoView({ block, behavior: "instant" });
    moved += Math.abs(answer.getBoundingClientRect().y - before);
  }
  return Math.round(moved);
}"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Exercise 03 with three graded hand-ins: an honest one, one with HTML in it, one from a text field."""
    course = Course(tmp_path_factory.mktemp("formgrader"), EXERCISE)
    answers = {test.answer_key: test.full for test in graded(EXERCISE)}
    course.hand_in(STUDENT, answers, WRITTEN)
    course.hand_in("html", {}, HOSTILE)
    place = course.at("submitted", "felt")
    field = {written.key_of(ANSWER): {"text": TYPED}}
    course.hand_in("felt", field, change=lambda book: written.put_all(book, place))
    nbgrader(course, "autograde")
    return course


@pytest.fixture(scope="module")
def server(course):
    with formgrader(course.folder) as lab:
        yield lab


@pytest.fixture
def hand_in(page, server):
    return lambda student: open_hand_in(page, server, EXERCISE, student)


def test_the_teacher_sees_words_and_mark_scheme_beside_the_answer(course, hand_in):
    page = hand_in(STUDENT)
    for test in graded(EXERCISE):
        for _, words in test.widget(EXERCISE, test.full).describe():
            assert page.get_by_role("cell", name=words, exact=True).first.is_visible()
    assert page.get_by_text("Error displaying widget").count() == 0
    assert not page.get_by_text("check.grade").first.is_visible()  # code is folded
    assert answer_to(page, ANSWER).get_by_text(WRITTEN).is_visible()
    assert scheme_is_beside(page, ANSWER)


def test_formgrader_asks_no_other_site_for_anything(page, server, hand_in):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    hand_in(STUDENT).wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((server.address, "data:"))] == []


def test_a_students_html_is_text_to_the_teacher(hand_in):
    page = hand_in("html")
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("<script>window.ran = true</script> <b>fet</b>").first.is_visible()
    assert page.evaluate("window.ran") is None


def test_a_text_from_a_field_is_read_as_it_was_typed(hand_in):
    shown = answer_to(hand_in("felt"), ANSWER).inner_text()
    lines = shown.replace("\u2060", "").replace("\u00a0", " ").split("\n")
    assert TYPED in "\n".join(line.rstrip() for line in lines)


def test_points_and_comment_by_typing_reach_the_student(course, hand_in, new_context, accessible):
    page = hand_in(STUDENT)
    mark(page, ANSWER, 1.5, f"Kriterier: 1 ja, 2 nei\n\n{COMMENT}")
    assert course.grades(STUDENT)[ANSWER] == (1.5, False)

    nbgrader(course, "generate_feedback")
    address = (course.at("feedback", STUDENT) / f"{EXERCISE}.html").as_uri()
    for options in (
        {},
        {"color_scheme": "dark"},
        {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
    ):
        context = new_context(**options)
        asked = []
        context.on("request", lambda request, asked=asked: asked.append(request.url))
        feedback = context.new_page()
        feedback.goto(address)
        task = feedback.get_by_role("region", name="Tre uker senere")
        assert task.get_by_text(COMMENT).is_visible()
        assert task.get_by_text("1,5 av 2 poeng").is_hidden()  # the words come first
        task.get_by_text("Vis poeng").click()
        assert task.get_by_text("1,5 av 2 poeng").is_visible()
        task.get_by_text("Vis poeng").click()
        assert [word.inner_text() for word in task.locator("[data-met]").all()] == ["✓ Dette er med", "– Dette mangler"]
        assert task.get_by_text("Til den som vurderer").count() == 0
        assert feedback.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part in feedback.locator("summary").all():
            part.click()
        accessible(feedback)
        assert [url for url in asked if not url.startswith("data:")] == [address]


def test_formgrader_takes_more_of_everything_than_the_marking_room(course, hand_in):
    """Counted as in test_marking.py: the same words on two lines, by formgrader's quickest keys."""
    page, line = hand_in(STUDENT), "Kriterier: 1 ja, 2 nei"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(COUNT)
    scrolled = page.evaluate(SCROLLED, ANSWER)
    page.locator(f"#{ANSWER}").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("1,5")
    for _ in range(3):  # past the field for extra points
        if page.evaluate("document.activeElement.id") != f"{ANSWER}-comment":
            page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(line)
    with page.expect_response(lambda reply: "/api/comment/" in reply.url and reply.request.method == "PUT"):
        page.keyboard.press("Tab")
    keys, clicks = page.evaluate("presses") + 1, page.evaluate("clicks")  # with the one that leads to the next
    print(f"\nformgrader: {keys} keys, {clicks} click, {scrolled} px scrolled for an answer of a few words")
    assert course.grades(STUDENT)[ANSWER] == (1.5, False)
    assert keys > len(line) + 3 and clicks == 1 and scrolled > 400


def test_formgraders_own_keys_work_and_points_with_a_comma_are_kept_or_refused(course, hand_in):
    page = hand_in("html")
    assert page.locator(".tabbable").first.evaluate("field => field === document.activeElement")
    page.keyboard.press("Tab")
    assert page.locator(".tabbable").nth(1).evaluate("field => field === document.activeElement")
    points, saved = page.locator(f"#{ANSWER}"), []
    # Hand-ins come in the order of their random ids, and behind the last one there is nobody.
    to_another = "Control+," if "3 / 3" in page.locator(".panel-title").first.inner_text() else "Control+."
    page.on("request", lambda request: saved.append(request) if "/api/grade/" in request.url else None)
    for typed in ("15", "2,5", "-1", "1,5,0", "to"):
        points.fill(typed)
        page.keyboard.press(to_another)
        assert points.evaluate("field => field.validationMessage") == (
            "Skriv et tall fra 0 til 2, for eksempel 1,5. Poengene er ikke lagret."
        )
        assert points.input_value() == typed
    assert saved == []
    points.fill("1,5")
    before = page.url.split("?")[0]
    page.keyboard.press(to_another)
    page.wait_for_url(lambda url: url.split("?")[0] != before)
    assert course.grades("html")[ANSWER] == (1.5, False)
    page.wait_for_function("formgrader.loaded")
    assert page.locator(f"#{ANSWER}").evaluate("field => field === document.activeElement"), "the same answer"


def test_nbconverts_own_markdown_would_run_a_students_html(page):
    """The fault that the test above watches for."""
    page.set_content(markdown2html(HOSTILE))
    page.wait_for_function("window.ran")
