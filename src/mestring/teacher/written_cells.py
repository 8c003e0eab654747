"""What nbgrader grades by hand is one cell per answer: split cells are joined, and text fields' texts stand in them.

A student's own JupyterLab does so when it saves. Another one may not, and nbgrader would grade half of a text, or none.
"""

from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor

from .. import written
from ..answers import ANSWERS, Store
from ..text.messages import N_, _

SPLIT = N_("Svaret {} var delt i flere celler med samme navn. Delene er satt sammen i rekkefølge. Les om noe mangler.")
TWO_TEXTS = {
    "field": N_(
        "Teksten {} er ikke den samme i tekstfeltet og i svarcella. Den i tekstfeltet teller. Se også den andre."
    ),
    "cell": N_("Teksten {} er ikke den samme i tekstfeltet og i svarcella. Den i svarcella teller. Se også den andre."),
}


class WholeAnswers(NbGraderPreprocessor):
    """The first step of grading; what a teacher should look at stands in `resources["trouble"]`."""

    def preprocess(self, nb, resources):
        """Join, then fill."""
        trouble = resources.setdefault("trouble", [])
        trouble += join(nb)
        trouble += fill(nb, Path(resources["metadata"]["path"]))
        for line in trouble:
            self.log.warning(line)
        return nb, resources


def join(nb) -> list[str]:
    """Let the first cell of each name hold the text of all of them, in order; returns what is to be said of it."""
    cells, told = {}, []
    for name, cell in written.answer_cells(nb):
        cells.setdefault(name, []).append(cell)
    for name, parts in cells.items():
        texts = [cell.source.strip() for cell in parts if written.text(cell)]
        texts = list(dict.fromkeys(texts))
        if len(parts) > 1:
            parts[0].source = "\n\n".join(texts) or parts[0].source
            nb.cells = [cell for cell in nb.cells if not any(cell is part for part in parts[1:])]
            told += [_(SPLIT, name)] if len(texts) > 1 else []
    return told


def fill(nb, folder: Path) -> list[str]:
    """Put each field's text into its cell; returns where the cell had another text.

    Where the notebook has the field, the student writes there, and the cell can only be older. In a notebook of an
    older edition it is the cell that is written in.
    """
    store, fields, told = Store(folder / ANSWERS, writable=False), written.fields(nb), []
    for name, cell in dict(written.answer_cells(nb)).items():
        kept = store.load(written.key_of(name))[0] if written.is_key(name) else None
        text = written.text_of(kept and kept.answer)
        counts = chosen(text, written.text(cell), name in fields)
        if differ(text, written.text(cell)) and not written.is_from_field(cell):
            told.append(_(TWO_TEXTS[counts], name))
        if counts == "field":
            cell.source = written.source_for({"text": text})
    return told


def chosen(field: str, cell: str, has_field: bool) -> str:
    """Which text counts: "field" or "cell"."""
    return "field" if field and (has_field or not cell) else "cell"


def differ(field: str, cell: str) -> bool:
    """Whether something would be lost by taking one of the texts."""
    one, other = " ".join(field.split()), " ".join(cell.split())
    return bool(one and other) and one != other
