"""What the English edition is built from: the files of `en/`, and what both editions share.

Where only some of its pages are there, as in the tests, the rest is left out of its contents, and a link to it leads to
the Norwegian page.
"""

import json
import os
import re
import shutil
from pathlib import Path, PurePosixPath

import yaml
from pybtex.database import parse_file

from ..text import EDITION

NEEDS = {"book/tilgjengelighet.md": "book/wcag.yml", "book/repetisjon.md": "course/widgets/m00.yml"}  # page: its texts
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s#:]+)\.(md|ipynb)(?:#[^)\s]*)?\)(?:\{[^}]*\})?")


def gather(root: Path, folder: Path) -> Path:
    """Write the sources of the English edition into `folder`, which is made anew; returns it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / EDITION, folder, ignore=shutil.ignore_patterns("solutions", "seals", "svar", ".*"))
    shutil.copytree(root / "book" / "images", folder / "book" / "images")
    english_works(root).to_file(folder / "book" / "references.bib", "bibtex")
    for page, texts in NEEDS.items():
        if not (folder / texts).exists():
            (folder / page).unlink(missing_ok=True)
    common, own = (_yaml(place / "_config.yml") for place in (root, root / EDITION))
    common["sphinx"]["config"] |= own.pop("sphinx")["config"]
    _write(folder / "_config.yml", common | own)
    toc = _yaml(root / EDITION / "_toc.yml")
    for part in toc["parts"]:
        part["chapters"] = _there(folder, part["chapters"])
    toc["parts"] = [part for part in toc["parts"] if part["chapters"]]
    _write(folder / "_toc.yml", toc)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".md", ".ipynb"):
            _lead_to_norwegian(path, folder)
    return folder


def english_works(root: Path):
    """The works that the course cites, with what is said about them in English. Raises KeyError for what is not yet."""
    works, said = parse_file(root / "book" / "references.bib"), _yaml(root / EDITION / "book" / "references.yml")
    for work in works.entries.values():
        for field in ("note", "howpublished", "type"):
            if field in work.fields:
                work.fields[field] = said[work.fields[field]]
        work.fields["year"] = said.get(work.fields["year"], work.fields["year"])
    return works


def _there(folder: Path, entries: list[dict]) -> list[dict]:
    """The entries of the contents whose page there is, and below each those whose page there is."""
    kept = [entry for entry in entries if _exists(folder / entry["file"])]
    for entry in kept:
        if not (below := _there(folder, entry.get("sections", []))):
            entry.pop("sections", None)
        else:
            entry["sections"] = below
    return kept


def _exists(page: Path) -> bool:
    return any(page.with_name(page.name + suffix).exists() for suffix in (".md", ".ipynb"))


def _lead_to_norwegian(path: Path, folder: Path) -> None:
    here = PurePosixPath(path.relative_to(folder).as_posix()).parent

    def link(found: re.Match) -> str:
        page = os.path.normpath(here / found[2]).replace(os.sep, "/")
        if _exists(folder / page):
            return found[0]
        up = "../" * (len(here.parts) + 1)
        return f'<a href="{up}{page}.html" hreflang="nb">{found[1]}</a>'

    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        path.write_text(LINK.sub(link, text), encoding="utf-8")
        return
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = LINK.sub(link, "".join(cell["source"]))
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _yaml(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, data: dict) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
