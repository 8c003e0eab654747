"""Warnings that fail a strict build: a page that fetches something from others, an image without words.

They read the finished pages, so nothing gets past them: themes, extensions, raw HTML, figures from notebooks.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

from sphinx.util import logging

LOG = logging.getLogger(__name__)
# What a browser fetches by itself. A link in an <a> is fetched only when somebody follows it.
FETCHED = {
    **dict.fromkeys(
        ("script", "img", "iframe", "source", "audio", "video", "embed", "track", "input"), ("src", "poster")
    ),
    "link": ("href",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
NOT_FETCHED = {"canonical", "alternate", "author", "license", "next", "prev", "search", "help", "bookmark"}
ELSEWHERE = re.compile(r"\s*(https?:|wss?:)?//", re.IGNORECASE)
IN_STYLE = re.compile(r"""(?:url\(\s*['"]?|@import\s+['"])((?:https?:)?//[^'")\s]+)""", re.IGNORECASE)


class Page(HTMLParser):
    """Reads a page; `faults` are its faults in words."""

    def __init__(self, html):
        super().__init__()
        self.faults, self._in_style = [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self._in_style = tag == "style"
        if not (tag == "link" and set((attributes.get("rel") or "").lower().split()) <= NOT_FETCHED):
            for name in FETCHED.get(tag, ()):
                self._fetches(attributes.get(name))
        for candidate in (attributes.get("srcset") or "").split(","):
            self._fetches(candidate)
        self._style(attributes.get("style") or "")
        if tag == "img" and not _described(attributes):
            self.faults.append(f"image without alternative text: {(attributes.get('src') or '')[:80]}")

    def handle_endtag(self, tag):
        self._in_style = False

    def handle_data(self, data):
        if self._in_style:
            self._style(data)

    def _fetches(self, address):
        if address and ELSEWHERE.match(address):
            self.faults.append(f"fetches from others: {address.strip()}")

    def _style(self, css):
        self.faults += [f"fetches from others: {address}" for address in IN_STYLE.findall(css)]


def _described(attributes):
    """Whether an image has words. Where there are none, Sphinx writes the file's name; a decoration has to say so."""
    alt, src = (attributes.get("alt") or "").strip(), attributes.get("src") or ""
    if not alt:
        return attributes.get("role") == "presentation"
    return alt != src and not src.endswith(alt) and not alt.startswith("_images/")


def style_faults(css):
    """The faults of a style sheet."""
    return [f"fetches from others: {address}" for address in IN_STYLE.findall(css)]


def check(app, exception):
    if exception is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir)
    for path in sorted(folder.rglob("*.html")):
        _warn(path.relative_to(folder), Page(path.read_text(encoding="utf-8")).faults)
    for path in sorted(folder.rglob("*.css")):
        _warn(path.relative_to(folder), style_faults(path.read_text(encoding="utf-8")))


def _warn(name, faults):
    for fault in faults:
        LOG.warning("%s %s", name, fault, type="mestring")


def setup(app):
    app.connect("build-finished", check, priority=950)  # last
