"""What the page of the marking room is told of one answer, and of what is said of it."""

from ...text.messages import N_, _
from .. import anchors
from ..criteria import Criterion
from ..feedback import words_in
from . import points
from .gradebook import Marks
from .hand_in import Written
from .order import next_waiting, ordered
from .questions import Question, total

OTHER_SUM = N_("Poengene er ikke summen av kriteriene, som er {sum}.")
REST = N_("Kriterier du ikke har satt, blir «nei» når du går videre. Med Shift + Enter: «ja».")
NO_SUCH_SENTENCE = N_("Et sitat i kommentaren står ikke i svaret. Studenten ser det som et sitat.")


def typed(marks: Marks, asked: list[Criterion]) -> str:
    """The points as the teacher would type them, where they are not the sum of the lines; else ""."""
    own = marks.points is not None and (not marks.met or round(marks.points, 2) != total(asked, marks.met))
    return points.words(marks.points) if own else ""


def told(
    question: Question, identity: str, written: Written, language: str, marks: Marks, there: dict[str, bool], away: int
) -> dict:
    """The answer with the comments at its sentences, the marks, and its place among the others.

    `language` is that of the hand-in, `there` {student: whether the teacher must read it}, and `away` how many answers
    a colleague has.
    """
    asked, most = question.criteria, question.most
    order = ordered(question.name, there)
    ids, waiting = list(order), {one for one, student in order.items() if there[student]}
    at = ids.index(identity)
    html, rest = anchors.in_answer(written.html, marks.comment, question.name, words_in(language))
    return {
        "asked": question.version,
        "html": html,
        "untouched": written.untouched,
        "language": language,
        "met": marks.met,
        "typed": typed(marks, asked),
        "sum": "" if marks.points is None else points.of(marks.points, most),
        "comment": marks.comment,
        "read": marks.read,
        "remark": _(NO_SUCH_SENTENCE) if anchors.ANCHORED.search(rest) else _remark(marks, asked),
        "number": at + 1,
        "of": len(ids),
        "waiting": len(waiting),
        "away": away,
        "previous": ids[at - 1],
        "following": ids[(at + 1) % len(ids)],
        "next": next_waiting(ids, waiting, identity),
    }


def _remark(marks: Marks, asked: list[Criterion]) -> str:
    """What the teacher may not have seen of the lines."""
    if marks.met and typed(marks, asked):
        return _(OTHER_SUM, sum=points.words(total(asked, marks.met)))
    return _(REST) if marks.met and not marks.read and len(marks.met) < len(asked) else ""
