"""nbgrader itself gives a repaired hand-in the points it deserves, and lets the teacher read what was written."""

import io

import pytest
from rich.console import Console

from mestring.teacher.course import find_course
from mestring.teacher.intake.command import intake

from .course import Course
from .exercises import graded
from .hand_ins import canvas_zip, hand_in

pytestmark = pytest.mark.slow
SAMPLE = {
    "03-mestringstro": [
        "intact",
        "answer_cell_copied",
        "answer_in_a_new_code_cell",
        "test_cells_deleted",
        "metadata_and_ids_stripped",
        "format_3",
        "newer_format_than_anybody_knows",
        "cut_off_in_the_last_answer",
        "empty_notebook_file",
        "answer_file_cut_off",
    ],
    "04-kontroll": ["cells_turned_around", "answer_cell_made_code", "foreign_kernel", "only_the_notebook"],
}


@pytest.mark.parametrize("exercise", SAMPLE)
def test_repaired_hand_ins_get_their_points(tmp_path, exercise):
    course = Course(tmp_path, exercise)
    hand_ins = [hand_in(name, exercise) for name in SAMPLE[exercise]]
    ids, packed = canvas_zip(hand_ins)
    (tmp_path / "canvas.zip").write_bytes(packed)
    intake(find_course(tmp_path), exercise, tmp_path / "canvas.zip", Console(file=io.StringIO()))
    for truth in hand_ins:
        student = ids[truth.name]
        course.grade(student)
        grades = course.grades(student)
        for test in graded(exercise):
            assert grades[test.grade_id] == (test.told["points"] if test.answer_key in truth.answers else 0, False)
        for name in truth.texts:
            assert grades[name] == (0, True), f"{truth.name}: {name} must wait for the teacher"
