"""What the test cells of an exercise call.

    check.answered(scale)                                # visible: is it answered, what is missing?
    ### BEGIN HIDDEN TESTS
    check.grade(
        scale,
        key={"goals": {"cafe": {"before": {"importance": 10, "confidence": check.any_of(1, 2)}}}},
        points=2,
        right="Kaféen betyr alt for henne, og hun tror ikke at hun klarer det.",
        misunderstandings=[
            check.misunderstanding(
                {"goals": {"cafe": {"before": {"importance": 1}}}},
                "Nei betydde ikke at kaféen var uviktig.",
            )
        ],
        reread="delen «To linjaler» i leksjon 03",
    )
    ### END HIDDEN TESTS

A key is written like the widget's own answer, as far as it counts. A leaf is a number, a text, a list of texts (all of
these, in any order) or `any_of(…)` of those. Points follow the share of leaves that are right.
"""

import html
from dataclasses import dataclass

from . import text as texts
from .errors import PlainError
from .widgets._base import AnswerWidget

SMALLEST = 0.25  # points are given in quarters


@dataclass(frozen=True)
class AnyOf:
    """A leaf of a key that several answers fit."""

    options: tuple


@dataclass(frozen=True)
class Misunderstanding:
    """A typical wrong answer: the part of the answer that shows it, and what to tell the student."""

    answer: dict
    text: str


@dataclass(frozen=True)
class Verdict:
    """What a check found. nbgrader reads the points, a reader the sentences, the Lab extension the JSON."""

    state: str
    title: str
    text: str
    points: float | None = None
    left: tuple[str, ...] = ()  # what is still open, of so many
    all: int = 0

    def _repr_mimebundle_(self, include=None, exclude=None):
        first, *more = [html.escape(line) for line in self.text.split("\n")]
        lines = "".join(f"<p>{line}</p>" for line in more)
        said = f"<p><strong>{html.escape(self.title)}.</strong> {first}</p>{lines}"
        return {
            "text/plain": f"{self.title}. {self.text}" if self.points is None else str(self.points),
            "text/html": f'<div class="mst-verdict" data-state="{self.state}">{said}</div>',
            "application/vnd.mestring.verdict+json": {
                **{"state": self.state, "title": self.title, "text": self.text},
                **{"left": list(self.left), "all": self.all},
            },
        }


def any_of(*options):
    """Any one of these is right."""
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
    seen = [m.text for m in misunderstandings if _fits(leaves(m.answer, f"{where}, misunderstanding"), widget.answer)]
    _refuse_foreign(widget, [key, *(m.answer for m in misunderstandings)], where)

    given = [_find(widget.answer, path) for path, _ in expected]
    hits = sum(_is(found, leaf) for found, (_, leaf) in zip(given, expected, strict=True))
    if all(found is None for found in given):
        return _verdict("damaged" if _unread(widget.kept) else "missing", points=0.0)
    if hits == len(expected):
        return _verdict("right", [right], points=float(points))
    words, left_out = _words(), sum(found is None for found in given)
    advice = [
        words["left_out"].format(number=left_out) if left_out else "",
        *seen,
        words["reread"].format(reread=reread) if reread else "",
    ]
    if not hits:
        return _verdict("wrong", advice, points=0.0, instead=bool(seen))
    share = int(points * hits / len(expected) / SMALLEST + 0.5) * SMALLEST
    share = min(max(share, SMALLEST), points - SMALLEST)  # something right is never nothing, and not all is never all
    return _verdict("partial", advice, points=share, right=hits, count=len(expected))


def _unread(kept):
    """Whether there is an answer on the disk that cannot be used."""
    return kept["notice"] in ("damaged", "unreadable", "newer_version") or bool(kept["outside"]["what"])


def leaves(key, where="key"):
    """A key as a list of (path, leaf); refuses what is not a key."""
    found = list(_walk(key, (), where))
    if not found:
        raise ValueError(f"{where}: empty")
    return found


def example(key):
    """An answer that fits the key: the first option of every leaf."""
    answer = {}
    for path, leaf in leaves(key):
        place = answer
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = leaf.options[0] if isinstance(leaf, AnyOf) else leaf
    return answer


def _walk(key, path, where):
    if type(key) is dict:
        for step, below in key.items():
            if type(step) is not str:
                raise TypeError(f"{where}{_show(path)}: {step!r} must be a text")
            yield from _walk(below, (*path, step), where)
    elif not path:
        raise TypeError(f"{where}: must be a dict, written like the widget's answer")
    else:
        options = key.options if isinstance(key, AnyOf) else (key,)
        if not options:
            raise ValueError(f"{where}{_show(path)}: any_of() needs at least one option")
        for option in options:
            texts = type(option) is list and option and all(type(item) is str for item in option)
            if not texts and type(option) not in (str, int, float, bool):
                raise TypeError(f"{where}{_show(path)}: {option!r} is no answer; use a number, a text, a list of texts")
        yield path, key


def _show(path):
    return "".join(f"[{step!r}]" for step in path)


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


def _find(answer, path):
    for step in path:
        if type(answer) is not dict:
            return None
        answer = answer.get(step)
    return None if answer in ("", [], {}) else answer


def _is(found, leaf):
    """Types first: an object that calls itself equal to everything is worth nothing."""
    if isinstance(leaf, AnyOf):
        return any(_is(found, option) for option in leaf.options)
    if type(found) is not type(leaf):
        return False
    if type(leaf) is list:
        return all(type(item) is str for item in found) and sorted(found) == sorted(leaf)
    return found == leaf


def _fits(expected, answer):
    return all(_is(_find(answer, path), leaf) for path, leaf in expected)


def _verdict(state, advice=(), points=None, instead=False, **numbers):
    title, text = _words()[state]
    lines = ([] if instead else [text.format(**numbers)]) + [line for line in advice if line]
    return Verdict("missing" if state == "damaged" else state, title, "\n".join(lines), points)


def _words():
    return texts.labels("check")
