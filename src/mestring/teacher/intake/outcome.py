"""What was found out about one student's hand-ins."""

from dataclasses import dataclass, field

from ...text.messages import _
from . import sentences as say
from .answer_files import Answers
from .repair import Repaired

FINE, REPAIRED, NEEDS_YOU = "fine", "repaired", "needs_you"


@dataclass
class Outcome:
    """What was mended (`notes`), what the teacher must look at (`doubts`), and what is to be graded, if anything."""

    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    repaired: Repaired | None = None
    personal: dict[str, int] = field(default_factory=dict)
    originals: list[str] = field(default_factory=list)
    at: str | None = None
    work: str = ""
    asks: list[str] = field(default_factory=list)  # the cells with points that the student wants looked at again
    asks_about: str = ""  # the same in words
    of: str = ""  # the other exercise that was handed in instead
    same_work: bool = False  # the answers are those of the last hand-in

    @property
    def state(self) -> str:
        """One of the three states; nobody who may lose points by accident is fine."""
        return NEEDS_YOU if self.doubts else REPAIRED if self.notes else FINE

    @property
    def lines(self) -> list[str]:
        """What the teacher reads."""
        if self.repaired is None:
            return [*dict.fromkeys(self.doubts), _(say.NOT_TAKEN)]
        last = []
        if self.unanswered:  # where there are doubts, what is not there may have been lost
            words = say.NOT_FOUND if self.doubts else say.UNANSWERED
            last.append(_(words, say.quoted(self.unanswered)))
        elif not self.doubts and not self.begun:
            last.append(_(say.ALL_ANSWERED))
        if self.asks:
            words = say.ONLY_ASKS if self.same_work else say.ASKS
            last.append(_(words, self.asks_about))
        last += [_(say.BEGUN, say.quoted(self.begun))] if self.begun else []
        return list(dict.fromkeys([*self.doubts, *self.notes, *last]))


def short(name: str) -> str:
    """A file name that leaves room for the rest of the sentence."""
    return name if len(name) <= 80 else f"{name[:40]}…{name[-35:]}"
