"""What the test cells of an exercise call.

    check.answered(seasons)                                # visible: is it answered, what is missing?
    ### BEGIN HIDDEN TESTS
    check.grade(
        seasons,
        key={
            "q1": check.right(["b"], why="I juli er det sommer her i landet. Vi spurte ikke om landene i sør."),
            "q2": check.right(["a"], ["c"], why="Både mars og september har like lang dag og natt en gang."),
        },
        points=2,
        right="Du følger sola gjennom året.",
        misunderstandings=[check.misunderstanding({"q1": ["d"]}, "Juli: Det stemmer i Sør-Amerika.")],
        reread="delen «Året rundt» i leksjon 90",
    )
    ### END HIDDEN TESTS

A key is written like the widget's own answer, as far as it counts. Each leaf gives what is right, one answer or several
that are equally right, and why: the student reads it beside the own answer when the exercise is graded.
"""

from dataclasses import dataclass

from . import text as texts
from .errors import PlainError
from .logic import key as keys
from .logic.key import SMALLEST, AnyOf, example, leaves
from .verdict import Row, Verdict
from .widgets._base import AnswerWidget

__all__ = ["answered", "answered_by", "any_of", "example", "grade", "leaves", "misunderstanding", "right"]


@dataclass(frozen=True)
class Misunderstanding:
    """A typical wrong answer: the part of the answer that shows it, and what to tell the student."""

    answer: dict
    text: str


def right(*options, why):
    """Any one of these is right, and why: one or two sentences that answer whoever chose otherwise."""
    return AnyOf(options, why)


def any_of(*options):
    """Any one of these, in a misunderstanding."""
    return AnyOf(options)


def misunderstanding(answer, text):
    """When all of `answer` (written like a key) is found in the student's answer, say `text`."""
    return Misunderstanding(answer, text)


def answered(widget):
    """The visible check: says whether the widget is answered, and what is missing."""
    missing = _ours(widget).missing()
    title, text = _words()["not_yet" if missing else "answered"]
    lines = "\n".join([text, *(f"– {what}" for what in missing)])
    count = max(widget.parts, len(missing))
    return Verdict("missing" if missing else "answered", title, lines, 0.0 if missing else None, tuple(missing), count)


def answered_by(key):
    """The visible check of the widget with this key: a text field has no test cell of its own."""
    return answered(AnswerWidget.newest(key))


def grade(widget, *, key, points, right="", misunderstandings=(), reread=""):
    """The hidden check: compares the widget's answer with the key and gives the points and the reasons."""
    where = f"check.grade({_ours(widget).key!r})"
    expected = leaves(key, f"{where}, key")
    if type(points) not in (int, float) or points < 2 * SMALLEST or points % SMALLEST:
        raise ValueError(f"{where}: points must be at least {2 * SMALLEST}, in steps of {SMALLEST}, not {points!r}")
    shown = [m for m in misunderstandings if keys.all_fit(widget.answer, m.answer, f"{where}, misunderstanding")]
    _refuse_foreign(widget, [key, *(m.answer for m in misunderstandings)], where)

    given = [keys.find(widget.answer, path) for path, _ in expected]
    if all(found is None for found in given):
        return _verdict(widget, "damaged" if _unread(widget.kept) else "missing", points=0.0)
    chances = [chance(widget, path, leaf) for path, leaf in expected]
    rows = [_row(widget, path, leaf, shown) for path, leaf in expected]
    hits = sum(row.right for row in rows)
    told = {"rows": tuple(rows), "seen": tuple(m.text for m in shown)}
    if hits == len(expected):
        return _verdict(widget, "right", [right], points=float(points), **told)
    words, left_out = _words(), sum(found is None for found in given)
    worth = keys.points(points, hits, chances)
    advice = [
        words["left_out"].format(number=left_out) if left_out else "",
        words["by_chance"] if hits and not worth else "",
        words["after_chance"] if 0 < worth / points < hits / len(expected) else "",
        words["reread"].format(reread=reread) if reread else "",
    ]
    count = {"right": hits, "count": len(expected)}
    return _verdict(widget, "partial" if hits else "wrong", advice, points=worth, count=count, **told)


def chance(widget, path, leaf):
    """How likely a guess is to be right here."""
    choices = len(widget.choices(path)[1])
    several = any(type(option) is list and len(option) > 1 for option in keys.options(leaf))
    return len(keys.options(leaf)) / (2**choices - 1 if several else choices)


def _row(widget, path, leaf, shown):
    asked, choices = widget.choices(path)
    found = keys.find(widget.answer, path)
    join = _both if len(keys.options(leaf)) > 1 else " · ".join
    others = [join(_names(option, choices)) for option in keys.options(leaf) if not keys.fits(found, option)]
    about = [m.text for m in shown if leaves(m.answer)[0][0] == path]
    why = (*about, *([leaf.why] if isinstance(leaf, AnyOf) and leaf.why else []))
    return Row(asked, " · ".join(_names(found, choices)), keys.fits(found, leaf), why, tuple(others))


def _names(answer, choices):
    """What is chosen in an answer to one question as the student reads it; nothing where it is none of the choices."""
    chosen = answer if type(answer) is list else [answer]
    return [choices[one] for one in chosen if type(one) in (str, int, float) and one in choices]


def _both(names):
    """One of several right answers, so that what belongs together is told from what is another answer."""
    *most, last = names
    return _words()["both"].format(all_but_last=", ".join(most), last=last) if most else last


def _unread(kept):
    """Whether there is an answer on the disk that cannot be used."""
    return kept["notice"] in ("damaged", "unreadable", "newer_version") or bool(kept["outside"]["what"])


def _ours(widget):
    if not isinstance(widget, AnswerWidget):
        raise PlainError(_words()["no_widget"])
    return widget


def _refuse_foreign(widget, keys, where):
    """A key with a goal or a question that the widget doesn't have could never be right: say so at once."""
    for key in keys:
        try:
            widget.check_answer(example(key))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{where}: {example(key)} cannot be an answer of this widget: {error}") from error


def _verdict(widget, state, advice=(), points=None, count=None, rows=(), seen=()):
    title, text = _words()[state]
    lines = [text.format(**(count or {})), *(line for line in advice if line)]
    shown, about = "missing" if state == "damaged" else state, {"key": widget.key, "at": widget.kept["at"]}
    return Verdict(shown, title, "\n".join(lines), points, rows=rows, seen=seen, **about)


def _words():
    return texts.labels("check")
