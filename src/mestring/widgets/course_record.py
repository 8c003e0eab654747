"""CourseRecord: what one has done in the course, as the machine's own answers tell; no grade and no proof."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets as t

from .. import text
from . import modules


class CourseRecord(anywidget.AnyWidget):
    """ "Dette har jeg gjort": lessons and exercises with how much is answered and when, to save or to print.

    It keeps no answer, so it has no key, and the name that is typed is kept nowhere.

    >>> CourseRecord()
    """

    # Set by `widgets`: where the notebook is, and what is answered in the whole course.
    here: ClassVar[Callable[[], Path]]
    course: ClassVar[Any]
    _esm = property(lambda self: modules.source(self.module))
    _css = property(lambda self: modules.style(self.module))

    module = t.Unicode("course_record").tag(sync=True)
    language = t.Unicode().tag(sync=True)
    labels = t.Dict().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    sheets = t.List().tag(sync=True)

    def __init__(self):
        labels = text.labels("course_record")
        super().__init__(language=text.language(), labels=labels, title=labels["title"])
        self._look()
        self.on_msg(lambda _, message, buffers: self._gather())

    def _look(self) -> None:
        self.sheets = self.course.sheets(self.here(), private=True)

    def _gather(self) -> None:
        self._look()
        self.send({"found": self.course.gather(self.here(), self.sheets)})

    def fallback(self) -> str:
        """What it is about, as HTML; who has done what is known only where the answers are."""
        head = f"<p><strong>{escape(self.title)}</strong></p>"
        said = f"<p>{escape(self.labels['claims'])}</p>"
        return f"<section class='mst-fallback' lang='{self.language}'>{head}{said}</section>"

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self.fallback(), "text/plain": self.title}, metadata
