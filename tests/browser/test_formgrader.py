"""The teacher's way: autograde by command, grade in the real formgrader by typing, make the feedback page."""

import os
import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from nbconvert.filters import markdown2html

from mestring.lab.launch import command

from ..grading.course import WRITTEN, Course
from ..grading.exercises import graded

pytestmark = pytest.mark.slow
EXERCISE, STUDENT, TOKEN = "03-mestringstro", "kari", "formgrader-test"
ANSWER = "m03-three-weeks"
HOSTILE = "<img src=x onerror='window.ran = true'>\n\n<script>window.ran = true</script> <b>fet</b>"
COMMENT = "Du hører på henne. Spør gjerne om flere forklaringer!"


def nbgrader(course, *words):
    """A real command, as a teacher types it."""
    done = subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=course.folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Exercise 03 with two graded hand-ins: an honest one and one with HTML in it."""
    course = Course(tmp_path_factory.mktemp("formgrader"), EXERCISE)
    answers = {test.answer_key: test.full for test in graded(EXERCISE)}
    course.hand_in(STUDENT, answers, WRITTEN)
    course.hand_in("html", {}, HOSTILE)
    nbgrader(course, "autograde", EXERCISE)
    return course


@pytest.fixture(scope="module")
def server(course):
    """JupyterLab as `run.py teach` opens it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    argv, env = command("teacher", course.folder, port, browser=False)
    argv += [f"--IdentityProvider.token={TOKEN}", *(["--allow-root"] if os.name == "posix" and not os.getuid() else [])]
    with open(course.folder / "server.log", "w") as log:
        running = subprocess.Popen(argv, env=env, cwd=course.folder, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/api?token={TOKEN}").close()
                break
            except URLError:
                time.sleep(0.2)
        yield address
    finally:
        running.terminate()
        running.wait()


@pytest.fixture
def hand_in(page, server):
    """Opens a student's hand-in by the links of formgrader's own pages."""

    def open_it(student):
        page.goto(f"{server}/login?next=/formgrader/gradebook/{EXERCISE}/{EXERCISE}")
        page.locator("#password_input").fill(TOKEN)
        page.keyboard.press("Enter")
        link = page.locator(f"a:text-is('{student}')")  # not visible: formgrader hides names until asked
        page.goto(server + link.get_attribute("href"))
        page.get_by_role("heading", name="Del 1", exact=False).wait_for()
        return page

    return open_it


def test_the_teacher_sees_words_and_mark_scheme_beside_the_answer(course, hand_in):
    page = hand_in(STUDENT)
    for test in graded(EXERCISE):
        for _, words in test.widget(EXERCISE, test.full).describe():
            assert page.get_by_role("cell", name=words, exact=True).first.is_visible()
    assert page.get_by_text("Error displaying widget").count() == 0
    assert not page.get_by_text("check.grade").first.is_visible()  # code is folded
    answer = page.locator(".nbgrader_cell", has=page.locator(f"#{ANSWER}"))
    assert answer.get_by_text(WRITTEN).is_visible()
    scheme = page.get_by_role("columnheader", name="Kjennetegn").first
    above = scheme.bounding_box()["y"], answer.bounding_box()["y"]
    assert above[0] < above[1] < above[0] + 300  # on the same screen, right above


def test_a_students_html_is_text_to_the_teacher(hand_in):
    page = hand_in("html")
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("<script>window.ran = true</script> <b>fet</b>").first.is_visible()
    assert page.evaluate("window.ran") is None


def test_points_and_comment_by_typing_reach_the_student(course, hand_in, new_context, accessible):
    page = hand_in(STUDENT)
    for place, typed, kept in ((f"#{ANSWER}", "1.5", "/api/grade/"), (f"#{ANSWER}-comment", COMMENT, "/api/comment/")):
        page.locator(place).click()
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        with page.expect_response(lambda reply, part=kept: part in reply.url and reply.request.method == "PUT"):
            page.keyboard.press("Tab")
    assert course.grades(STUDENT)[ANSWER] == (1.5, False)

    nbgrader(course, "generate_feedback", EXERCISE)
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
        assert task.get_by_text("1,5 av 2 poeng").is_visible()
        assert task.get_by_text("Kjennetegn").count() == 0
        assert feedback.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for part in feedback.get_by_text("Les oppgaven").all():
            part.click()
        accessible(feedback)
        assert [url for url in asked if not url.startswith("data:")] == [address]


def test_nbconverts_own_markdown_would_run_a_students_html(page):
    """The fault that the test above watches for."""
    page.set_content(markdown2html(HOSTILE))
    page.wait_for_function("window.ran")
