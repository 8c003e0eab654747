"""Repetition: the whole item bank, spaced by Leitner's boxes; the page says what is due today and what sits."""

import traitlets as t

from ..logic import leitner
from .recall import Recall


class Repetition(Recall):
    """ "5 minutter i dag": one card at a time, of the lessons that the reader has come to.

    >>> Repetition("m00-fem-minutter", private=True)

    The answer: that of `Recall`, and the same one.
    """

    module = t.Unicode("repetition").tag(sync=True)
    count = t.Int(leitner.A_DAY).tag(sync=True)

    def set_content(self) -> None:
        """The items come from `course/bank`, those of all lessons."""
        self.items = self.bank.mixed(self.bank.items())
