"""`python -m mestring.teacher.translation`, in the root of the repository: for those who keep the English edition.

seal [FILE …]   let English files remember the Norwegian they render; without names, those that have never been sealed
drift           show what has changed in Norwegian since, before and now, with the English beside it
check           tell what differs that must not, and stray words
left            list what is not translated yet
"""

import argparse
from pathlib import Path

from rich.console import Console
from rich.table import Table

from . import editions, parity, seals, stray_words
from .units import units


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m mestring.teacher.translation", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("command", choices=["seal", "drift", "check", "left"])
    parser.add_argument("files", nargs="*", metavar="FILE")
    chosen, root = parser.parse_args(), Path.cwd()
    if not (root / "en").is_dir():
        parser.error("run this in the root of the repository: there is no en/ here")
    if chosen.command == "seal":
        return seal(root, chosen.files)
    return {"drift": drift, "check": check, "left": left}[chosen.command](root)


def seal(root: Path, files: list[str]) -> int:
    """Seal the files, or those that have never been sealed."""
    known = editions.translated(root).values()
    unknown = [name for name in files if name not in known]
    if unknown:
        print(f"These render no Norwegian file: {', '.join(unknown)}")
        return 1
    for name in files or [name for name in known if not seals.place(root, name).exists()]:
        seals.seal(root, name)
        print(f"sealed {name}")
    return 0


def drift(root: Path) -> int:
    """A table for each change: the Norwegian before and now, and the English that renders what was before."""
    found, console = seals.changes(root), Console()
    for change in found:
        before = seals.old_text(root, change) if change.before else "(new)"
        now = units(change.norwegian, (root / change.norwegian).read_text(encoding="utf-8"))
        english = units(change.english, (root / change.english).read_text(encoding="utf-8"))
        if change.norwegian.endswith(".md"):  # an English section has another heading; it stands at the same place
            english = dict(zip(now, english.values(), strict=False))
        table = Table("Before", "Now", "English", title=f"{change.english} {change.unit}", expand=True)
        said = before or "(not in git's history)", now.get(change.unit, "(gone)"), english.get(change.unit, "(missing)")
        table.add_row(*said)
        console.print(table, markup=False)
    print(f"{len(found)} changes. When the English says the same again: seal FILE")
    return 1 if found else 0


def check(root: Path) -> int:
    """Everything that the tests would find, but for drift."""
    found = [*parity.faults(root), *(f"renders nothing: {name}" for name in editions.without_original(root))]
    found += [f"{name}: … {place} …" for name, places in stray_words.stray_words(root).items() for place in places]
    print("\n".join(found) or "Alike, and each in its own language.")
    return 1 if found else 0


def left(root: Path) -> int:
    print("\n".join(editions.missing(root)) or "Everything is translated.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
