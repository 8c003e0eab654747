"""Damaged hand-ins, named by what they are, each with what it deserves."""

from mestring import handing_in

from . import damaged_again, damaged_answers, damaged_cells, damaged_notebooks, damaged_wrapping
from .student_work import CASES, FINE, NEEDS_YOU, REPAIRED, TEXTS, HandIn, Work, answer_file, canvas_zip, hand_in, pack

__all__ = [
    "CASES", "FINE", "NEEDS_YOU", "REPAIRED", "TEXTS", "HandIn", "Work", "answer_file", "canvas_zip", "damaged_again",
    "damaged_answers", "damaged_cells", "damaged_notebooks", "damaged_wrapping", "hand_in", "handing_in", "pack",
]  # fmt: skip
