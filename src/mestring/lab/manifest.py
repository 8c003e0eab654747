"""The list of cells that may run by themselves when a notebook opens: `python -m mestring.lab.manifest`.

The Lab extension runs a cell only if the sha256 of its source stands here, so that no foreign code starts on
anyone's machine because it wears our tag. Made from what students get: the lessons and the released exercises.
"""

import hashlib
import json
import sys
from pathlib import Path

TAG = "mestring"
FILE = Path(__file__).parent / "labextensions" / "mestring" / "static" / "manifest.json"


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


def text(root: Path) -> str:
    """The manifest as it stands in the file."""
    return json.dumps(manifest(root), indent=1, ensure_ascii=False) + "\n"


def main(root: Path | None = None) -> None:
    """Write the manifest of the repository in the current folder."""
    root = root or Path.cwd()
    if not (root / "course").is_dir():
        sys.exit("Run this in the repository's root: there is no course/ here.")
    FILE.write_text(text(root), encoding="utf-8", newline="\n")
    print(f"{sum(map(len, manifest(root).values()))} cells in {FILE}")


if __name__ == "__main__":
    main()
