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

from ..errors import PlainError
from .files import LEFT_BEHIND, command, handed_out, write_whole

TARGET = Path("build", "mestring-student.zip")
PACKAGE = Path("src", "mestring")
TOP = ("run.py", "requirements.txt", "pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT.md")
TEACHERS = {"teacher", "book", "student_zip.py"}
README = """Slik starter du kurset Mestring

1. Du trenger Python 3.11 eller nyere: https://www.python.org/downloads/
2. Åpne et terminalvindu i denne mappa og skriv:
     Windows:       py run.py
     macOS, Linux:  python3 run.py
   Første gang hentes det som trengs fra nettet. Det tar noen minutter. Siden går det på sekunder.
3. Kurset åpner seg i nettleseren. Alt du skriver, ligger i mappa «mitt» og blir aldri overskrevet.

Flere kommandoer, blant annet sikkerhetskopi: python3 run.py --help
"""
# nbgrader's marks around what it removes from the students' copies.
MARK = re.compile(r"#+ BEGIN (HIDDEN TESTS|SOLUTION)|=== BEGIN MARK SCHEME ===")
HIDDEN = re.compile(r"(?:#+|===) BEGIN (HIDDEN TESTS|SOLUTION|MARK SCHEME)(.*?)END \1", re.DOTALL)


def pack(root: Path) -> Path:
    """Write the zip and return its path; the same files always give the same bytes. Raises PlainError on a leak."""
    names = [*map(Path, TOP), *_package(root), *handed_out(root)]
    missing = [name for name in names if not (root / name).is_file()]
    if missing or not (root / "exercises").is_dir():
        raise PlainError(f"Kan ikke lage studentpakken: {missing[0] if missing else 'exercises'} mangler.")
    files = {name.as_posix(): (root / name).read_bytes() for name in names}
    found = leaks(files, secrets(root))
    if found:
        raise PlainError("Studentpakken ble ikke laget, for den ville vist fasit:\n" + "\n".join(found))
    target = root / TARGET
    write_whole(target, zipped({**files, "LES-MEG.txt": README.encode()}))
    return target


def secrets(root: Path) -> set[str]:
    """The lines of solutions/ that no student may see; the shortest ones, and imports, say nothing."""
    lines = set()
    for path in (root / "solutions").rglob("*.ipynb"):
        for text in _cells(path.read_bytes()):
            for region in HIDDEN.finditer(text):
                lines |= {line.strip() for line in region[2].splitlines()}
    return {line for line in lines if len(line) > 12 and not line.startswith(("#", "import ", "from "))}


def leaks(files: dict[str, bytes], hidden: set[str]) -> list[str]:
    """What must not be among the handed-out files, one line each: "file: what"."""
    found = []
    for name, data in files.items():
        if name.endswith(".ipynb"):
            texts = list(_cells(data))
            found += [f"{name}: {mark[0]}" for text in texts for mark in MARK.finditer(text)]
        else:
            texts = [data.decode(errors="replace")]
        lines = {line.strip() for text in texts for line in text.splitlines()}
        found += [f"{name}: {line}" for line in sorted(lines & hidden)]
        if name.startswith("exercises/") and name.endswith((".yml", ".yaml")):
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


def _cells(notebook: bytes) -> Iterator[str]:
    for cell in json.loads(notebook)["cells"]:
        yield cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def _keys(tree) -> Iterator[str]:
    """Every key at any depth of what stands in a YAML file."""
    if isinstance(tree, dict):
        yield from tree
    for branch in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _keys(branch)


def _report() -> list[str]:
    target = pack(Path.cwd())
    return [f"Studentpakken er klar: {target} ({target.stat().st_size / 1e6:.1f} MB)"]


if __name__ == "__main__":
    command(_report)
