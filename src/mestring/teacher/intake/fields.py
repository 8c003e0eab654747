"""A written answer comes twice: in its text field's answer file and in nbgrader's answer cell. One of them counts."""

import json

from ... import widgets, written
from ...text.messages import _
from ..written_cells import chosen, differ
from . import sentences as say
from .answer_files import DAMAGED
from .exercise import Exercise
from .outcome import Outcome


def settle(exercise: Exercise, outcome: Outcome) -> None:
    """Let the answer cells hold the texts that count; the teacher is told where the other one differs."""
    repaired, files = outcome.repaired, outcome.answers.files
    cells = dict(written.answer_cells(repaired.notebook))
    for key in (key for key, widget in exercise.widgets.items() if isinstance(widget, widgets.WrittenAnswer)):
        name, data = written.cell_of(key), files.get(key, DAMAGED)
        field = "" if data == DAMAGED else written.text_of(json.loads(data)["answer"])
        cell = "" if name in repaired.unanswered else written.text(cells[name])
        counts = chosen(field, cell, name in repaired.fields)
        if differ(field, cell) and name not in repaired.filled:
            outcome.doubts.append(_(say.TWO_TEXTS[counts], exercise.title(name)))
        if counts == "field":
            cells[name]["source"] = written.source_for({"text": field})
            if name in repaired.unanswered:
                repaired.unanswered.remove(name)
                repaired.answered += 1
        elif cell:
            files.pop(key, None)  # grading would let it count
