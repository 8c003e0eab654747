"""The finished pages made light: one style sheet, one script that no page waits for, and no script with comments.

What marks the words that were searched for is another script, which a page fetches when a search has led to it.

Works on what all other parts have left, so nothing gets past it; what else a page loads, `modules` decides.
"""

import re
from hashlib import sha256
from pathlib import Path

from . import styles
from .minify import minify

SHEET, SCRIPT, FOUND = "mestring-pages.css", "mestring-pages.js", "mestring-found.js"
SHEETS = re.compile(r'<link\b[^>]*\bhref="[^"]*_static/((?!mestring-pages)[\w./-]+\.css)[^"]*"[^>]*>\n?')
SCRIPTS = re.compile(
    r'<script(?: defer(?:="defer")?)? src="[^"]*_static/'
    r'((?!searchtools|language_data|mestring-)[\w./-]+\.js)[^"]*"></script>\n?'
)
SEARCH = re.compile(r'<script (?=src="[^"]*(?:searchtools|language_data|searchindex)\.js)')
# Read by a list of versions and by a search as one types, which the book does not have.
OPTIONS = re.compile(r"<script>DOCUMENTATION_OPTIONS\.\w+ = [^<]*</script>\n?")
# The theme's: an empty place for a warning of older versions, and the width of the screen a second time.
NEEDLESS = re.compile(
    r'<div class="pst-async-banner-revealer.*?</div>|<meta name="viewport" [^>]*initial-scale=1" />', re.DOTALL
)
FIRST = {"documentation_options.js", "doctools.js", "translations.js"}  # the others run at once, and speak
OF_SEARCH = {"translations.js", "sphinx_highlight.js"}
# Sphinx marks the words that were searched for. Widgets draw themselves, before it or after: they have no marks.
MARKED, UNMARKED = '"button, select, textarea"', '"button, select, textarea, .mst, .mst-mount"'
IMPORT = re.compile(r'@import "([^"]+)";')
NOTICE = re.compile(r"/\*!.*?\*/\n?", re.DOTALL)
COMMENT, INDENT = re.compile("<!--.*?-->", re.DOTALL), re.compile(r"\n\s+")


def pack(folder):
    """Make the site in this folder light."""
    _minify(folder / "_static")
    files = (path for path in sorted(folder.rglob("*.html")) if path.relative_to(folder).parts[0] != "_static")
    pages = {path: path.read_text(encoding="utf-8") for path in files}
    sheets, scripts = (_files(folder, pages.values(), pattern) for pattern in (SHEETS, SCRIPTS))
    if not sheets:
        return  # no page was written anew
    scripts.sort(key=lambda path: path.name not in FIRST)
    sheet = "".join(map(_sheet, sheets))
    script = _joined(path for path in scripts if path.name not in OF_SEARCH)
    found = _joined(path for path in scripts if path.name in OF_SEARCH).replace(MARKED, UNMARKED)
    for path in (*(folder / "_static").rglob("*.css"), *scripts):
        path.unlink()
    static = {path.name: path.read_text(encoding="utf-8") for path in (folder / "_static").glob("*.js")}
    ours = [static.pop(name) for name in list(static) if name.startswith("mestring-")]
    known = styles.words(pages.values(), [script, found, *static.values()], ours)
    notices = "".join(dict.fromkeys(NOTICE.findall(sheet)))
    new = {SHEET: notices + styles.purge(sheet, known), SCRIPT: script, FOUND: found}
    for name, text in new.items():
        (folder / "_static" / name).write_text(text, encoding="utf-8")
    for path, html in pages.items():
        up = "../" * (len(path.relative_to(folder).parts) - 1)
        link, load, mark = (
            f"{up}_static/{name}?v={sha256(text.encode()).hexdigest()[:8]}" for name, text in new.items()
        )
        html = _instead(SHEETS, f'<link rel="stylesheet" href="{link}" />\n', html)
        asked = "defer src" if SEARCH.search(html) else 'type="text/plain" data-found data-script'
        tags = f'<script defer src="{load}"></script>\n<script {asked}="{mark}"></script>\n'
        html = _instead(SCRIPTS, tags, OPTIONS.sub("", html))
        path.write_text(_frame(SEARCH.sub("<script defer ", html)), encoding="utf-8")


def _minify(folder):
    """Take the comments and the needless spaces out of the scripts. Names stay: an error still says where it was."""
    for path in folder.rglob("*.js"):
        if path.name != SCRIPT:
            path.write_text(minify(path.read_text(encoding="utf-8")), encoding="utf-8")


def _files(folder, pages, pattern):
    """The files that pages ask for, each once, in their order there."""
    names = dict.fromkeys(name for html in pages for name in pattern.findall(html))
    return [folder / "_static" / name for name in names]


def _joined(paths):
    return "\n;\n".join(path.read_text(encoding="utf-8") for path in paths)


def _sheet(path):
    """A style sheet with those that it imports."""
    return IMPORT.sub(lambda found: _sheet(path.parent / found[1]), path.read_text(encoding="utf-8"))


def _instead(pattern, one, html):
    """The first of what is found replaced by `one`, the rest taken away."""
    first = pattern.search(html)
    return html[: first.start()] + one + pattern.sub("", html[first.end() :]) if first else html


def _frame(html):
    """The page; what stands around its own text, without the theme's comments, indents and needless parts."""
    frame, main, text = html.partition("<main")
    return INDENT.sub("\n", NEEDLESS.sub("", COMMENT.sub("", frame))) + main + text


def finished(app, exception):
    if exception is None and app.builder.format == "html":
        pack(Path(app.outdir))


def setup(app):
    app.connect("build-finished", finished, priority=900)  # themes write style sheets then, too (500)
