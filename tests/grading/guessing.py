"""What somebody gets who knows nothing of the field but how tests are made: each trick tried on the real checks."""

import random
from statistics import mean

from mestring import check

from .exercises import graded, merge, nest

SEEDS = range(200)


def options(test, exercise):
    """For each thing that is asked, in order: its place in the answer, and {value: words} to choose among."""
    widget = test.widget(exercise)
    return [(path, widget.choices(path)[1]) for path, _ in check.leaves(test.told["key"])]


def longest(asked, _):
    """The option with the most letters."""
    return [[max(choices, key=lambda value: len(str(choices[value]))) for choices in asked]]


def shortest(asked, _):
    """The option with the fewest letters: what is left when the others were made longer."""
    return [[min(choices, key=lambda value: len(str(choices[value]))) for choices in asked]]


def first(asked, _):
    """The first option everywhere."""
    return [[next(iter(choices)) for choices in asked]]


def heap(asked, _):
    """The same place everywhere: one column for all cards, one word in all cells. The best of them counts."""
    most = max(map(len, asked))
    return [[list(choices)[min(place, len(choices) - 1)] for choices in asked] for place in range(most)]


def in_turn(asked, _):
    """One after the other, over and over, from the best start. With more options than answers any answer is a turn."""
    most = max(map(len, asked))
    starts = range(most) if most <= len(asked) else [0]
    return [[list(c)[(number + start) % len(c)] for number, c in enumerate(asked)] for start in starts]


def in_blocks(asked, _):
    """The first ones in the first column, the next ones in the next, as the columns stand."""
    return [[list(c)[number * len(c) // len(asked)] for number, c in enumerate(asked)]]


def at_random(asked, seed):
    """Anything at all."""
    dice = random.Random(seed)
    return [[dice.choice(list(choices)) for choices in asked]]


TRICKS = {
    "longest": longest,
    "shortest": shortest,
    "first": first,
    "one heap": heap,
    "in turn": in_turn,
    "in blocks": in_blocks,
    "random": at_random,
}


def points(test, exercise, trick):
    """The points of a task for a trick: the best of its ways, in the mean over the seeds."""
    places, asked = zip(*options(test, exercise), strict=True)
    seeds = SEEDS if trick == "random" else [0]
    widget = test.widget(exercise)  # one for all answers: to make it takes longer than to grade it
    return mean(max(worth(widget, test, places, way) for way in TRICKS[trick](asked, seed)) for seed in seeds)


def worth(widget, test, places, values):
    """What the real check gives for these values."""
    widget.answer = merge(nest(p, [v] if test.listed else v) for p, v in zip(places, values, strict=True))
    return check.grade(widget, **test.told).points


def table(exercises):
    """{exercise: {task: {trick: share of the task's points}}}; the task "all" is the whole automatic part."""
    found = {}
    for name in exercises:
        tests = graded(name)
        got = {test.grade_id: {trick: points(test, name, trick) for trick in TRICKS} for test in tests}
        most = {test.grade_id: test.told["points"] for test in tests}
        found[name] = {t: {trick: p / most[t] for trick, p in row.items()} for t, row in got.items()}
        whole = {trick: sum(row[trick] for row in got.values()) / sum(most.values()) for trick in TRICKS}
        found[name]["all"] = whole
    return found
