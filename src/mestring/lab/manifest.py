"""What the Lab extension knows of the course, in three files: `python -m mestring.lab.manifest`.

manifest.json lists the cells that may run by themselves when a notebook opens; course.json the notebooks in their
order, which is the book's; course_en.json those of the English edition.

The Lab extension runs a cell only if the sha256 of its source stands here, so that no foreign code starts on
anyone's machine because it wears our tag. Made from what students get: the lessons and the released exercises.
"""

import hashlib
import json
import sys
from pathlib import Path

import yaml

TAG = "mestring"
STATIC = Path(__file__).parent / "labextensions" / "mestring" / "static"
FILE, COURSE, ENGLISH = (STATIC / f"{name}.json" for name in ("manifest", "course", "course_en"))


def manifest(root: Path) -> dict[str, dict[str, str]]:
    """{notebook: {cell id: sha256 of the source}} of every cell of ours below `root`."""
    found = {path.relative_to(root).as_posix(): cells(path) for path in notebooks(root)}
    return {name: digests for name, digests in found.items() if digests}


def notebooks(root: Path) -> list[Path]:
    """The notebooks that students get, also those of a translated edition."""
    editions = [root, root / "en"]
    found = [p for top in editions for part in ("course", "exercises") for p in (top / part).rglob("*.ipynb")]
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(root).parts))


def cells(path: Path) -> dict[str, str]:
    """The digests of one notebook's cells of ours."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    ours = [c for c in notebook["cells"] if c["cell_type"] == "code" and TAG in c["metadata"].get("tags", [])]
    return {cell["id"]: digest("".join(cell["source"])) for cell in ours}


def digest(source: str) -> str:
    """As rules.js computes it."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()


def course(root: Path) -> list[dict[str, str]]:
    """Every lesson of the book's table of contents, each followed by its exercise, as {path, title}."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    files = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    stems = [name.removeprefix("course/") for name in files if name.startswith("course/")]
    paths = [path for stem in stems for path in (f"course/{stem}.ipynb", f"exercises/{stem}/{stem}.ipynb")]
    return [{"path": path, "title": title(root / path)} for path in paths if (root / path).exists()]


def title(path: Path) -> str:
    """A notebook's first heading."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return next(line[2:].strip() for text in texts for line in text.splitlines() if line.startswith("# "))


def texts(root: Path) -> dict[Path, str]:
    """The files as they should stand."""
    parts = {FILE: manifest(root), COURSE: course(root)}
    if (root / "en" / "_toc.yml").exists():
        parts[ENGLISH] = course(root / "en")
    return {path: json.dumps(part, indent=1, ensure_ascii=False) + "\n" for path, part in parts.items()}


def main(root: Path | None = None) -> None:
    """Write the files for the repository in the current folder."""
    root = root or Path.cwd()
    if not (root / "course").is_dir():
        sys.exit("Run this in the repository's root: there is no course/ here.")
    for path, text in texts(root).items():
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{sum(map(len, manifest(root).values()))} cells in {FILE}")


if __name__ == "__main__":
    main()
