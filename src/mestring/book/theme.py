"""Templates, style sheet and the settings without which a page would be wrong; the rest stands in `_config.yml`."""

import hashlib
import os
import re
from html import escape
from pathlib import Path

from myst_nb.sphinx_ import HideCodeCellNode

HERE = Path(__file__).parent
# Before anything is drawn. The colours that the reader's machine asks for: the theme finds them out later, and then
# every element gets its style a second time. And whether the page is read from its top, or the browser goes down to a
# place on it, or to where one was: then every widget is there from the start (host/in_turn.js).
FIRST = """{ const page = document.documentElement.dataset;
if (page.mode === "auto") page.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
if (!location.hash && performance.getEntriesByType("navigation")[0]?.type === "navigate") page.fromTop = ""; }"""
TEMPLATES = HERE / "templates"


def settings(app, config):
    """Set what no edition of the book may forget."""
    # No developer's own answers in a published page.
    os.environ["MESTRING_ANSWERS"] = "off"
    # MyST-NB would otherwise load require.js and a widget manager from a CDN.
    config.nb_ipywidgets_js = {}
    # The theme names its templates in three ways: "x.html", "components/x.html" and "../components/x.html".
    folders = [TEMPLATES / "components", TEMPLATES, TEMPLATES / "pages"]
    config.templates_path = [*map(str, folders), *config.templates_path]
    config.html_static_path = [*config.html_static_path, str(HERE / "assets")]
    config.mestring_fingerprint = fingerprint(HERE.parent)


def fingerprint(package):
    """A hash of the package's files: Sphinx itself does not reread pages when only an extension or widget changed."""
    files = sorted(path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def open_details(translator, node):
    """A hidden cell. MyST-NB's own summary has an English label that says something else than the words on it."""
    shown, hidden = escape(node["prompt_show"]), escape(node["prompt_hide"])
    translator.body.append(
        f'<details class="admonition hide {" ".join(node["classes"])}"><summary>'
        f'<span class="collapsed admonition-title">{shown}</span>'
        f'<span class="expanded admonition-title">{hidden}</span></summary>\n'
    )


def close_details(translator, node):
    translator.body.append("</details>\n")


def bare_corner(app, pagename, templatename, context, doctree):
    """The empty corner of a table is no heading of anything."""
    body = context.get("body", "")
    context["body"] = re.sub(r'<th class="head">\s*(?:<p>\s*</p>)?\s*</th>', "<td></td>", body)


def slim(app, exception):
    """Leave out what the theme brings and no page loads: over half of the book's bytes on disk."""
    static = Path(app.outdir, "_static")
    for pattern in ("scripts/fontawesome.js*", "scripts/bootstrap.js*", "vendor/**/*.*", "locales/**/*.*", "**/*.map"):
        for path in static.glob(pattern):
            path.unlink()


def setup(app):
    app.add_config_value("mestring_fingerprint", "", "env")
    # Before MyST-NB (500) makes its own copy of the settings.
    app.connect("config-inited", settings, priority=400)
    app.add_node(HideCodeCellNode, override=True, html=(open_details, close_details))
    app.connect("html-page-context", bare_corner)
    app.connect("build-finished", slim)
    app.add_css_file("mestring-book.css", priority=900)
    app.add_js_file(None, body=FIRST)
    app.add_js_file("frame.js", loading_method="defer")
