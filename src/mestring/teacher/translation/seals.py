"""What each English unit remembers of the Norwegian one, in `en/seals/`: a file per English file, a line per unit."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from .editions import translated
from .units import digest, units


class Change(NamedTuple):
    """A Norwegian unit that is not what its English unit renders. `before` is its digest then, empty for a new one."""

    norwegian: str
    english: str
    unit: str
    before: str


def seal(root: Path, english: str) -> None:
    """Let this English file remember the Norwegian text as it is now."""
    (norwegian,) = (nb for nb, en in translated(root).items() if en == english)
    lines = [f"{digest(text)}  {name}" for name, text in _units(root, norwegian).items()]
    path = place(root, english)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(sorted(lines, key=lambda line: line[14:])) + "\n", encoding="utf-8", newline="\n")


def sealed(root: Path, english: str) -> dict[str, str]:
    """{unit: digest} as the English file remembers it; nothing where it has never been sealed."""
    path = place(root, english)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {line[14:]: line[:12] for line in lines}


def place(root: Path, english: str) -> Path:
    """Where what an English file remembers stands."""
    return root / "en" / "seals" / f"{english.removeprefix('en/').removeprefix('src/mestring/')}.txt"


def changes(root: Path) -> list[Change]:
    """What has changed in Norwegian since it was rendered: changed, new and removed units."""
    found = []
    for norwegian, english in translated(root).items():
        before = sealed(root, english)
        now = {name: digest(text) for name, text in _units(root, norwegian).items()}
        names = [name for name in [*now, *before.keys() - now.keys()] if now.get(name) != before.get(name)]
        found += [Change(norwegian, english, name, before.get(name, "")) for name in names]
    return found


def old_text(root: Path, change: Change) -> str:
    """The Norwegian text that was rendered, from git's history; empty where it is not there."""
    for commit in _git(root, "log", "--format=%H", "--", change.norwegian).split():
        text = units(change.norwegian, _git(root, "show", f"{commit}:{change.norwegian}")).get(change.unit, "")
        if digest(text) == change.before:
            return text
    return ""


def _units(root: Path, name: str) -> dict[str, str]:
    return units(name, (root / name).read_text(encoding="utf-8"))


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout
