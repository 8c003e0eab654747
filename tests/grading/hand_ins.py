"""Damaged hand-ins, named by what they are, each with what it deserves."""

from mestring import written

from . import damaged_again, damaged_answers, damaged_cells, damaged_notebooks, damaged_wrapping, written_fields
from .student_work import CASES, FINE, NEEDS_YOU, REPAIRED, TEXTS, HandIn, Work, answer_file, canvas_zip, hand_in, pack

__all__ = [
    "CASES", "FINE", "NEEDS_YOU", "REPAIRED", "TEXTS", "HandIn", "Work", "answer_file", "canvas_zip", "damaged_again",
    "damaged_answers", "damaged_cells", "damaged_notebooks", "damaged_wrapping", "hand_in", "pack", "written",
    "written_fields",
]  # fmt: skip
