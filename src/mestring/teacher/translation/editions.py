"""Which English file renders which Norwegian one. `en/` has the same tree; the interface's words lie side by side."""

from pathlib import Path

TRANSLATED = (
    "index.md",
    "book/*.md",
    "book/rettelser.yml",
    "book/wcag.yml",
    "course/*.ipynb",
    "course/bank/*.yml",
    "course/widgets/*.yml",
    "solutions/*/*.ipynb",
    "solutions/*/*.yml",
    "solutions/*/widgets/*.yml",
)
WORDS = {
    "src/mestring/text/nb.json": "src/mestring/text/en.json",
    "src/mestring/text/figures_nb.json": "src/mestring/text/figures_en.json",
    "src/mestring/text/questions_nb.yml": "src/mestring/text/questions_en.yml",
    "src/mestring/teacher/templates/feedback/nb.yml": "src/mestring/teacher/templates/feedback/en.yml",
    "src/mestring/book/locale/nb.yml": "src/mestring/book/locale/en.yml",
}


def editions(root: Path) -> dict[str, str]:
    """{Norwegian file: the English file that renders it, or is to}, both as paths below `root`."""
    found = sorted(path.relative_to(root).as_posix() for pattern in TRANSLATED for path in root.glob(pattern))
    return {name: f"en/{name}" for name in found} | {nb: en for nb, en in WORDS.items() if (root / nb).exists()}


def translated(root: Path) -> dict[str, str]:
    """`editions`, as far as the English file is there."""
    return {nb: en for nb, en in editions(root).items() if (root / en).exists()}


def missing(root: Path) -> list[str]:
    """The English files that are not there yet."""
    return [en for en in editions(root).values() if not (root / en).exists()]


def without_original(root: Path) -> list[str]:
    """English files that render nothing: the Norwegian file has another name, or is gone."""
    known = set(editions(root).values())
    found = (path.relative_to(root).as_posix() for pattern in TRANSLATED for path in (root / "en").glob(pattern))
    return sorted(set(found) - known)
