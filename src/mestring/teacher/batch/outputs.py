"""Makes what a hand-in's code has shown small and harmless, and says what a teacher should know of it."""

from pathlib import Path

from nbformat.v4 import new_output
from nbgrader.utils import is_grade

from ...errors import PlainError
from ...text.messages import N_, _
from .. import sanitize
from ..requests import REQUEST
from .student_code import sentences

VERDICT = "application/vnd.mestring.verdict+json"
KEPT = ("text/plain", "text/html", "image/png", "image/jpeg", VERDICT, REQUEST)
STOPPED = N_("Koden stoppet rettingen av denne delen.")
TOO_LONG = N_("Koden brukte for lang tid.")
TOO_MUCH = N_("Koden brukte for mye minne.")
TAMPERED = N_("Koden griper inn i rettingen, så denne delen ble ikke rettet.")
STDERR = N_(
    "Koden skrev en feilmelding mens kontrollen «{}» ble kjørt, og da gir nbgrader ingen poeng. Se på svaret selv."
)
UNSEEN = N_("Svarfila til «{}» ligger ved, men kunne ikke leses, så svaret ga ingen poeng. Se på det selv.")
BROKEN = N_("Kontrollen «{}» lot seg ikke kjøre. Se på svaret selv.")
MOST_TEXT, MOST_IMAGE = 100_000, 3_000_000  # characters kept of one output
CUT = N_("… (resten av utskriften er kuttet)")


def tame(cell, most_text: int, most_image: int) -> list[str]:
    """Keep what is harmless and small, and never a result that nbgrader could not read; returns what to tell.

    `most_text` and `most_image`: characters kept of one output.
    """
    told = []
    for output in cell.outputs:
        if "data" in output:
            kept = {kind: output.data[kind] for kind in KEPT if kind in output.data}
            small = {kind: _small(kind, value, most_text, most_image) for kind, value in kept.items()}
            output.data = {kind: value for kind, value in small.items() if value is not None}
            output.metadata = {}
        if "text" in output:
            output.text = _cut(output.text, most_text)
            if is_grade(cell) and output.get("name") == "stderr":
                told.append(_(STDERR, cell.metadata.nbgrader.grade_id))
        if output.output_type == "error":
            output.evalue = _cut(output.evalue, most_text)
            output.traceback = [_cut("\n".join(output.traceback), most_text)]
            if output.ename == "CellTimeoutError":
                output.evalue = TOO_LONG
                told.append(_(TOO_LONG))
            if output.ename == "MemoryError":
                told.append(_(TOO_MUCH))
    if is_grade(cell) and not _believable(cell):
        cell.outputs = [failed(TAMPERED)]
        told.append(_(TAMPERED))
    return told


def broken(cells) -> list[str]:
    """Our own cells don't fail by a wrong answer: whatever failed, a teacher must look before it counts."""
    return [
        _(BROKEN, cell.metadata.get("nbgrader", {}).get("grade_id", "?"))
        for cell in cells
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    ]


def keep_what_the_test_says(cell) -> None:
    """A student's code can raise and show what it likes, the hidden tests too, and the student would read it."""
    ours = {*sentences(cell.source), STOPPED, TOO_LONG, TAMPERED}
    for output in cell.outputs:
        if output.get("ename") == PlainError.__name__ and output.evalue not in ours:
            output.ename = "Exception"
        if "data" in output:
            output.data = {kind: value for kind, value in output.data.items() if kind == "text/plain"}


def failed(sentence):
    """What a test leaves that could not be run: no points, and a sentence for the student."""
    return new_output("error", ename=PlainError.__name__, evalue=sentence, traceback=[sentence])


def unseen(cells, answers: Path) -> list[str]:
    """What to tell of checks that found no answer, although the hand-in has a file for it in the folder `answers`.

    An answer that was lost on the way or cannot be read looks like one that was never given: no points.
    """
    said = [(cell.metadata.nbgrader.grade_id, cell.get("outputs", [])) for cell in cells if is_grade(cell)]
    verdicts = [(name, output["data"].get(VERDICT)) for name, outputs in said for output in outputs if "data" in output]
    return [
        _(UNSEEN, name)
        for name, verdict in verdicts
        if verdict and not verdict["at"] and (answers / f"{verdict['key']}.json").exists()
    ]


def _small(kind, value, most_text, most_image):
    """The value as it may be kept, or None."""
    if kind.startswith("image/"):
        return value if len(value) <= most_image else None
    if kind.endswith("+json"):
        return value if isinstance(value, dict) and len(str(value)) <= most_text else None
    return sanitize.html(_cut(value, most_text)) if kind == "text/html" else _cut(value, most_text)


def _believable(cell):
    """nbgrader stops at more points than there are, and takes less than none, or "nan", for all of them."""
    results = [output for output in cell.outputs if output.output_type == "execute_result"]
    try:
        return not results or 0 <= float(results[0].data["text/plain"]) <= cell.metadata.nbgrader["points"]
    except ValueError:  # a text: full points, as nbgrader has it
        return True
    except KeyError:
        return False


def _cut(text, most):
    text = str(text)
    return text if len(text) <= most else f"{text[:most]}\n{_(CUT)}"
