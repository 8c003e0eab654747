"""What the modules about the workspace share: which files are handed out, and how a command ends."""

import errno
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from ..answers import ANSWERS
from ..errors import PlainError
from ..text import EDITION, language
from ..text.messages import N_, _
from . import FOLDERS

LEFT_BEHIND = {"__pycache__", ".ipynb_checkpoints", "concepts.yml", "sources.yml"}  # two are for writers
FULL = N_("Disken er full. Rydd plass, og prøv igjen. Svarene som er lagret, er her fortsatt.")
CLOSED = N_(
    "Fikk ikke lest eller skrevet «{file}». "
    "Se etter at mappa finnes, at du kan skrive i den, og at fila ikke er åpen i et annet program. Prøv så igjen."
)


def edition(root: Path) -> Path:
    """The folder of the edition in the language that is chosen; the English one has the same tree in a folder below."""
    return root / EDITION if language() == "en" else root


def handed_out(root: Path) -> Iterator[Path]:
    """The files that students get, relative to `root`; nobody's answers and nothing hidden among them."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            own = any(part.startswith(".") or part in LEFT_BEHIND | {ANSWERS} for part in relative.parts)
            if path.is_file() and not path.is_symlink() and not own:
                yield relative


def command(work: Callable[[], list[str]]) -> None:
    """Print what `work` has to say; what goes wrong in a student's world becomes one sentence, never a traceback."""
    try:
        for sentence in work():
            print(sentence)
    except PlainError as error:
        sys.exit(str(error))
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        sys.exit(_(FULL) if full else _(CLOSED, file=error.filename))  # what the system says would be English
