"""Mestring: the widgets, answers and checks of the course.

>>> from mestring import BorghildScale, check
"""

from . import answers, check, content, handing_in, progress, widgets
from .widgets import *  # noqa: F403 - each of them, and no other
from .widgets._base import AnswerWidget

# The widgets know neither the student's folder nor the content files; here they are told.
AnswerWidget.open_store = staticmethod(answers.open_store)
AnswerWidget.find_content = staticmethod(content.find)
widgets.HandIn.folder, widgets.HandIn.files = answers.HERE, handing_in
widgets.Progress.folder, widgets.Progress.sheets = answers.HERE, progress
widgets.Progress.find_content = staticmethod(content.find)

__all__ = [*widgets.__all__, "check"]
