"""What a page of the built book weighs: every file that a browser fetches for it, as gzip sends it."""

import gzip
import re
from pathlib import Path

FETCHED = re.compile(
    r'<(?:script|img)\b(?![^>]*\bloading="lazy")[^>]*?\bsrc="([^"]+)"|<link rel="stylesheet" href="([^"]+)"'
)
FURTHER_DOWN = re.compile(r'<img\b(?=[^>]*\bloading="lazy")[^>]*?\bsrc="([^"]+)"')
LATER = re.compile(r'data-script="([^"]+)"')
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)")


UNUSED = "file.png"  # named by Sphinx's own style sheet, and taken back by the theme's


def files(page: Path) -> dict[Path, int]:
    """The files of the page, itself first, and the gzipped bytes of each."""
    html = re.sub(r"<noscript>.*?</noscript>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [page, *(_path(page, one or other) for one, other in FETCHED.findall(html))]
    for sheet in [path for path in found if path.suffix == ".css"]:
        urls = IN_STYLE.findall(sheet.read_text(encoding="utf-8"))
        found += [_path(sheet, url) for url in urls if not url.startswith("data:") and not url.startswith(UNUSED)]
    return _weighed(found)


def later(page: Path) -> dict[Path, int]:
    """The files that the page fetches when they are asked for, and the gzipped bytes of each."""
    return _weighed(_path(page, address) for address in LATER.findall(page.read_text(encoding="utf-8")))


def further_down(page: Path) -> dict[Path, int]:
    """The pictures that a browser fetches when the reader comes near them, and the gzipped bytes of each."""
    return _weighed(_path(page, source) for source in FURTHER_DOWN.findall(page.read_text(encoding="utf-8")))


def _weighed(paths):
    return {path: len(gzip.compress(path.read_bytes(), 6)) for path in paths}


def _path(base, address):
    return (base.parent / re.split("[?#]", address)[0]).resolve()
