"""How the class page reads each widget: what it asked, in the course's words, and where an answer has the choice."""

from bisect import bisect_right

from ...logic import readiness
from ...text.messages import _
from ...widgets import (
    BorghildScale,
    Branching,
    CardSort,
    ChoiceTable,
    CondensationBench,
    ConfidenceSharing,
    ConfidenceSurvey,
    EvidenceMatrix,
    Facilitator,
    HandIn,
    HealthContinuum,
    HopeLines,
    JourneyBoard,
    Note,
    Portfolio,
    Prediction,
    QuestionCoach,
    QuickCheck,
    Recall,
    RegradeRequest,
    Repetition,
    RiskLens,
    RopModels,
    TensionField,
    WallSharing,
    WrittenAnswer,
)
from ...widgets._weighing import Weighing

FAR = 3  # steps from the middle of a tension field: eleven places would leave most classes with too few in each
NEAR = 2  # steps from the middle of the health continuum, which has seven places


def _questions(widget):
    for question in widget.questions:
        names = {option["id"]: option["text"] for option in question["options"]}
        yield "", question["text"], names, lambda answer, id=question["id"]: at(answer, id)


def _prediction(widget):
    names = {option["id"]: option["text"] for option in widget.options}
    yield "", widget.prompt, names, lambda answer: at(answer, "choice")


def _cards(widget):
    for round in widget.rounds:
        names = {column["id"]: column["name"] for column in round["columns"] + round["extra"]}
        for card in widget.cards:
            way = ("rounds", round["id"], card["id"])
            yield round["title"], card["text"], names, lambda answer, way=way: at(answer, *way)


def _weights(widget):
    names = {weight: widget.labels["weights"][str(weight)] for weight in widget.weights}
    for part, item in ((group["name"], item) for group in widget.groups for item in group["items"]):
        for moment in widget.moments:
            words = f"{widget.labels[moment]}: {item['text']}" if len(widget.moments) > 1 else item["text"]
            yield part, words, names, lambda answer, way=(moment, item["id"]): at(answer, *way)


def _continuum(widget):
    """The weights, and the marker that the student placed on the line."""
    yield from _weights(widget)
    left, right = widget.labels["low"], widget.labels["high"]
    middle = (widget.places[0] + widget.places[-1]) // 2
    names = _between(left.lower(), right.lower())
    yield (
        f"{left} – {right.lower()}", widget.labels["place"], names,
        lambda answer: _side(at(answer, "place"), middle, NEAR),
    )  # fmt: skip


def _ways(widget):
    for walker in widget.walkers:
        for node in (node for node in widget.nodes if node["choices"]):
            names = {choice["id"]: choice["text"] for choice in node["choices"]}
            way = ("paths", walker["id"])
            words = node["title"] if len(widget.walkers) == 1 else f"{walker['name']}: {node['title']}"
            yield "", words, names, lambda answer, way=way, id=node["id"]: at(answer, *way, id)


def _rulers(widget):
    names = {place: words["name"] for place, words in widget.labels["quadrants"].items()}
    for goal, words in widget.goals.items():
        for moment in widget.moments:
            when = f", {widget.labels[moment].lower()}" if len(widget.moments) > 1 else ""
            yield "", f"{words}{when}", names, lambda answer, way=("goals", goal, moment): _quadrant(at(answer, *way))


def _cells(widget):
    names = {option["id"]: option["text"] for option in widget.options}
    for row in widget.rows:
        for column in widget.columns:
            way = ("cells", row["id"], column["id"])
            yield row["text"], column["text"], names, lambda answer, way=way: at(answer, *way)


def _markers(widget):
    """Each line of each case, at each moment; the places on the line as the five that a class can be told of."""
    lines = {field["id"]: field for field in widget.fields}
    for case in widget.cases:
        for line in (lines[name] for name in case["fields"]):
            left, right = line["left"].lower(), line["right"].lower()
            names = _between(left, right)
            part = f"{case['title']}: {widget.labels['line'].format(left=line['left'], right=right)}"
            way = ("cases", case["id"], line["id"])
            for step in range(1 + len(case["steps"])):
                words = widget.labels["then" if step else "first"].format(number=step)
                yield part, words, names, lambda answer, way=way, step=step: _zone(at(answer, *way), step)


def _read_cells(widget):
    for question in widget.questions:
        _asked, names = widget.choices(("asks", question["id"]))
        yield "", question["text"], names, lambda answer, id=question["id"]: at(answer, "asks", id)


def _phases(widget):
    """How much of each line in each phase, and what each event did to the hope."""
    levels = dict(enumerate(widget.labels["levels"]))
    for phase in widget.phases:
        way = ("phases", phase["id"])
        for line, words in widget.labels["lines"].items():
            yield phase["title"], words, levels, lambda answer, way=way, line=line: at(answer, *way, line)
        for event in phase["events"]:
            marked = (*way, "events", event["id"])
            yield phase["title"], event["text"], widget.labels["effects"], lambda answer, way=marked: at(answer, *way)


def _journey(widget):
    """What each given step was said to feel like, and whose each given change is."""
    feelings = {feeling["id"]: feeling["text"] for feeling in widget.feelings}
    for step in widget.steps:
        way = ("steps", step["id"])
        yield step["title"], widget.labels["feels"], feelings, lambda answer, way=way: at(answer, *way, "feels")
        for change in step["changes"]:
            marked = (*way, "changes", change["id"], "whose")
            options = widget.labels["whose_options"]
            yield step["title"], change["text"], options, lambda answer, way=marked: at(answer, *way)


def _coded(widget):
    """Where the codes are given, those of each utterance; a coding with codes of one's own is one's own words."""
    names = {code["id"]: code["name"] for code in widget.codes}
    for one in widget.utterances if names else []:
        if not one["context"]:
            words = " ".join(one["sentences"])
            yield "", words, names, lambda answer, id=one["id"]: at(answer, "coded", id)


def _lens(widget):
    """What a case leaves open: choices as they are, numbers by the fifth of what can be set."""
    for case in widget.cases:
        for part in case["open"]:
            way = ("cases", case["id"], part)
            _asked, names = widget.choices(way)
            stops = widget.stops.get(part, [])
            firsts = [stops[number * len(stops) // 5] for number in range(5) if stops]
            spans = {number: _("fra {number}", number=names[first]) for number, first in enumerate(firsts)}
            yield (
                case["title"], case["asks"][part], spans or names,
                lambda answer, way=way, firsts=firsts: _span(at(answer, *way), firsts),
            )  # fmt: skip


def _zone(entries, step):
    return _side(at(dict(enumerate(entries or [])), step, "at"), 0, FAR)


def _span(number, firsts):
    """Which span a number lies in, by the first number of each; a choice is what it is, and so is nothing."""
    return number if number is None or not firsts else bisect_right(firsts, number) - 1


def _between(left, right):
    """The places between two poles as the five that a class can be told of."""
    names = {-2: _("mest mot {pole}", pole=left), -1: _("litt mot {pole}", pole=left), 0: _("midt mellom")}
    return names | {1: _("litt mot {pole}", pole=right), 2: _("mest mot {pole}", pole=right)}


def _side(place, middle, far):
    """Which of the five a place is; None where there is none. `far`: how many steps away are "mest mot"."""
    if place in (None, middle):
        return None if place is None else 0
    steps = place - middle
    return (2 if abs(steps) >= far else 1) * (1 if steps > 0 else -1)


def _quadrant(said):
    place = [(said or {}).get(ruler) for ruler in readiness.RULERS]
    return None if None in place else readiness.quadrant(*place)


def at(answer, *way):
    for step in way:
        answer = answer.get(step) if isinstance(answer, dict) else None
    return answer


# Which widgets the class page shows, and how each is read; `docs/widgets/README.md` tells when to add one.
SHOWN = {
    QuickCheck: _questions,
    Prediction: _prediction,
    CardSort: _cards,
    HealthContinuum: _continuum,
    Weighing: _weights,
    Branching: _ways,
    ChoiceTable: _cells,
    TensionField: _markers,
    HopeLines: _phases,
    EvidenceMatrix: _read_cells,
    JourneyBoard: _journey,
    CondensationBench: _coded,
    RiskLens: _lens,
    BorghildScale: _rulers,
}
NOT_SHOWN = {
    Recall: "private: what one remembers is one's own",
    Repetition: "private, as Recall",
    RopModels: "only used for looking around in lessons",
    HandIn: "a receipt",
    Facilitator: "a clock: private, and nothing is asked",
    ConfidenceSharing: "numbers of a few: told in a way of their own, `shared_confidence.py`",
    ConfidenceSurvey: "private: what a student shares of it is a widget of its own",
    Note: "private",
    RegradeRequest: "a student's own words to the teacher",
    Portfolio: "what a student has chosen to keep is read as it stands",
    QuestionCoach: "a student's own words",
    WallSharing: "whether a text may be shown is for `mestring wall` alone",
    WrittenAnswer: "a student's own words",
}
