"""What a feedback page tells of one cell."""

import shutil

import pytest
from nbformat.v4 import new_code_cell, new_output

from mestring.teacher.feedback import MARK_SCHEME, _result, next_step, stands, words_in

from .course import Course


def failed(name, message):
    return new_output("error", ename=name, evalue=message, traceback=["Traceback", "check.grade(x, key=1)"])


def verdict(*outputs):
    return _result(new_code_cell("check.answered(x)", outputs=list(outputs)), words_in("nb"))["verdict"]


def test_a_sentence_for_the_student_is_shown_and_is_text():
    assert verdict(failed("PlainError", "Kjør <b>alt</b> på nytt.")) == (
        "<div class='mst-verdict'><p>Kjør &lt;b&gt;alt&lt;/b&gt; på nytt.</p></div>"
    )


def test_any_other_error_is_told_without_its_text():
    assert words_in("nb")["not_graded"] in verdict(failed("KeyError", "'key'"))
    assert "key" not in verdict(failed("KeyError", "'key'"))


def test_a_verdict_before_an_error_counts_for_nothing():
    right = new_output("execute_result", {"text/html": '<div class="mst-verdict" data-state="right">Riktig</div>'})
    assert "Riktig" not in verdict(right, failed("KeyError", "x"))
    assert "Riktig" in verdict(right)


def test_a_test_cell_that_never_ran_says_so():
    assert words_in("nb")["not_graded"] in verdict()


@pytest.mark.parametrize(("state", "why"), [("missing", "unanswered"), ("wrong", "verdict")])
def test_the_next_step_speaks_of_reasons_only_where_there_are_some(state, why):
    row = '<ol class="mst-rows"><li class="mst-row" data-state="missing"></li></ol>'
    shown = f'<div class="mst-verdict" data-state="{state}">Ikke besvart{row if state == "wrong" else ""}</div>'
    part = _result(new_code_cell(outputs=[new_output("execute_result", {"text/html": shown})]), words_in("nb"))
    part |= {"score": 0, "points": 1, "waiting": False}
    assert next_step([{"title": "Del 1", "parts": [part]}])["why"] == why


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ({"score": 2}, "ja"),
        ({"score": 0.5}, "delvis"),
        ({"score": 0}, "nei"),
        ({"score": 0, "verdict": '<div class="mst-verdict" data-state="partial">'}, "delvis"),
        ({"score": 0, "untouched": True}, "tom"),
        ({"score": 0, "unanswered": True}, "tom"),
        ({"score": 1, "waiting": True}, "venter"),
        ({"points": 0, "score": 0}, ""),
    ],
)
def test_how_a_task_stands_is_said_without_a_number(part, word):
    assert stands({"parts": [{"answer": "a picture"}, {"points": 2, "waiting": False} | part]}) == word


def test_a_mark_scheme_goes_with_its_markers_even_unfinished():
    scheme = "<!-- BEGIN MARK SCHEME -->\n| Godt | 2 |\n"
    assert MARK_SCHEME.sub("", f"Skriv.\n{scheme}<!-- END MARK SCHEME -->\nTakk.") == "Skriv.\n\nTakk."
    assert MARK_SCHEME.sub("", f"Skriv.\n{scheme}") == "Skriv.\n"


@pytest.mark.slow
def test_the_page_draws_the_answer_beside_the_words_and_a_broken_one_not_at_all(tmp_path):
    course = Course(tmp_path, "03-mestringstro")
    place = {"goals": {"cafe": {"before": {"importance": 10, "confidence": 1}}}}
    given = {"tegnet": place, "skadet": b'{"version": 1, "answ', "umulig": {"goals": {"cafe": []}}, "lenke": place}
    for student, answer in given.items():
        course.hand_in(student, {"m03-borghild-before": answer})
        course.grade(student)
    shutil.rmtree(course.at("autograded", "lenke") / "svar")
    (course.at("autograded", "lenke") / "svar").symlink_to(course.at("autograded", "tegnet") / "svar")
    pages = {student: course.feedback(student) for student in given}
    assert {student: page.count("<img") for student, page in pages.items()} == {**dict.fromkeys(given, 0), "tegnet": 1}
    assert 'alt="Et kart med fire ruter.' in pages["tegnet"]
    assert "Svaret ditt: viktighet 10, mestringstro 1, i ruta «viktig, men liten tro»." in pages["tegnet"]
    assert "10 av 10" in pages["tegnet"]  # the words stay
    assert len(pages["tegnet"]) < 500_000
