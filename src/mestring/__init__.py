"""Mestring: the widgets, answers and checks of the course.

>>> from mestring import BorghildScale, check
"""

from . import answers, check, content, handing_in, progress
from .widgets import (
    BorghildScale,
    Branching,
    CardSort,
    ChoiceTable,
    CoherenceMap,
    HandIn,
    HealthContinuum,
    LocusSort,
    Progress,
    QuickCheck,
    RopModels,
    TensionField,
)
from .widgets._base import AnswerWidget

# The widgets know neither the student's folder nor the content files; here they are told.
AnswerWidget.open_store = staticmethod(answers.open_store)
AnswerWidget.find_content = staticmethod(content.find)
HandIn.folder, HandIn.files = answers.HERE, handing_in
Progress.folder, Progress.sheets, Progress.find_content = answers.HERE, progress, staticmethod(content.find)

__all__ = [
    "BorghildScale",
    "Branching",
    "CardSort",
    "ChoiceTable",
    "CoherenceMap",
    "HandIn",
    "HealthContinuum",
    "LocusSort",
    "Progress",
    "QuickCheck",
    "RopModels",
    "TensionField",
    "check",
]
