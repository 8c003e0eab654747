"""Pack what a student needs as one zip: the course, the exercises, run.py and the package; no key, no teacher's code.

The package refuses to be made when something of solutions/ that is hidden from students has got into it.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..answers import write_whole
from ..errors import PlainError
from ..text import EDITION
from ..text.messages import N_, _, english
from .files import LEFT_BEHIND, command, handed_out

TARGET = Path("build", "mestring-student.zip")
PACKAGE = Path("src", "mestring")
TOP = ("run.py", "requirements.txt", "pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT.md")
TEACHERS = {"teacher", "book", "student_zip.py", "teacher_zip.py"}
README = N_("""Slik starter du kurset Mestring

1. Du trenger Python 3.11 eller nyere: https://www.python.org/downloads/
2. Åpne et terminalvindu i denne mappa og skriv:
     Windows:       py run.py
     macOS, Linux:  python3 run.py
   Første gang hentes det som trengs fra nettet. Det tar noen minutter. Siden går det på sekunder.
3. Kurset åpner seg i nettleseren. Alt du skriver, ligger i mappa «mitt» og blir aldri overskrevet.

Flere kommandoer, blant annet sikkerhetskopi: python3 run.py --help
""")
# nbgrader's marks around what it removes from the students' copies.
HIDDEN = re.compile(r"BEGIN (HIDDEN TESTS|SOLUTION|MARK SCHEME)(.*?)END \1", re.DOTALL)
MARK = re.compile(r"(BEGIN|END) (HIDDEN TESTS|SOLUTION|MARK SCHEME)")


def pack(root: Path) -> Path:
    """Write the zip and return its path; the same files always give the same bytes."""
    target = root / TARGET
    write_whole(target, zipped(collect(root)))
    return target


def collect(root: Path) -> dict[str, bytes]:
    """What goes into the zip, by name. Raises PlainError where something is missing or would give the key away."""
    below = [Path(EDITION, name) for name in handed_out(root / EDITION)]
    names = [*map(Path, TOP), *_package(root), *handed_out(root), *below]
    missing = [name for name in (*names, Path("course"), Path("exercises")) if not (root / name).exists()]
    if missing:
        raise PlainError(_("Kan ikke lage studentpakken: {file} mangler.", file=missing[0]))
    files = {name.as_posix(): (root / name).read_bytes() for name in names}
    found = leaks(files, secrets(root))
    if found:
        raise PlainError(_("Studentpakken ble ikke laget, for den ville vist fasit:") + "\n" + "\n".join(found))
    return {**files, "LES-MEG.txt": README.encode(), "READ-ME.txt": english()[README].encode()}


def secrets(root: Path) -> set[str]:
    """The lines of solutions/ that no student may see: hidden tests, mark schemes, model answers.

    A line without a space says nothing (`key={`), and neither does one that only opens a bracket (`"mutual": {`).
    """
    texts = []
    for path in [*(root / "solutions").rglob("*.ipynb"), *(root / EDITION / "solutions").rglob("*.ipynb")]:
        for cell, text in _cells(path.read_bytes()):
            is_answer = cell["metadata"].get("nbgrader", {}).get("solution")
            texts += [text] if is_answer else [region[2] for region in HIDDEN.finditer(text)]
    told = {line for line in _lines(texts) if " " in line and len(line) > 12}
    return {line for line in told if not line.startswith("#") and not line.endswith("{")}


def leaks(files: dict[str, bytes], hidden: set[str]) -> list[str]:
    """What must not be among the handed-out files, one line each: "file: what"."""
    found = []
    for name, data in files.items():
        if name.endswith(".ipynb"):
            texts = [text for _, text in _cells(data)]
            found += [f"{name}: {mark[0]}" for text in texts for mark in MARK.finditer(text)]
        else:
            texts = [data.decode(errors="replace")]
        found += [f"{name}: {line}" for line in sorted(_lines(texts) & hidden)]
        if name.removeprefix(f"{EDITION}/").startswith("exercises/") and name.endswith((".yml", ".yaml")):
            found += [f"{name}: {key}" for key in _keys(yaml.safe_load(data)) if key in ("right", "feedback")]
    return found


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip whose bytes depend on nothing but names and contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name)  # its default date is 1980-01-01
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Linux, wherever it is packed
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _package(root: Path) -> Iterator[Path]:
    for path in sorted((root / PACKAGE).rglob("*")):
        inside = path.relative_to(root / PACKAGE).parts
        if path.is_file() and not (TEACHERS | LEFT_BEHIND).intersection(inside):
            yield path.relative_to(root)


def _cells(notebook: bytes) -> Iterator[tuple[dict, str]]:
    for cell in json.loads(notebook)["cells"]:
        yield cell, cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _lines(texts: list[str]) -> set[str]:
    return {line.strip() for text in texts for line in text.splitlines()}


def _keys(tree) -> Iterator[str]:
    """Every key at any depth of what stands in a YAML file."""
    if isinstance(tree, dict):
        yield from tree
    for branch in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _keys(branch)


def _report() -> list[str]:
    target = pack(Path.cwd())
    return [_("Studentpakken er klar: {file} ({size:.1f} MB)", file=target, size=target.stat().st_size / 1e6)]


if __name__ == "__main__":
    command(_report)
