"""Widgets in a page: each becomes an element with its state, which the host script brings to life.

MyST-NB writes what a kernel's widget manager needs: the state of every model with the widget's whole source in it.
The source may be older than the package (execution results are cached), so it is never used: see `modules`.
"""

import json
import re
from html import escape
from urllib.parse import unquote_to_bytes

from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from .. import text
from ..widgets import modules
from . import figures
from .translations import own

LOG = logging.getLogger(__name__)
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "ipywidgets_state"  # MyST-NB's name for the script with all states
DRAWN = "data:image/svg+xml,"  # how a figure's `address` begins
# What a page needs is the widget's own; the rest is the notebook's machinery.
MACHINERY = re.compile(r"_|(layout|tabbable|tooltip|answer|kept|place|cell)$")


def public_state(state):
    """The traits that the widget's front end reads. Answers are the reader's, never the page's.

    The words that all widgets of a kind have stand once, in the kind's script.
    """
    said = text.labels(state["module"])
    labels = {name: words for name, words in state["labels"].items() if words != said.get(name)}
    return {**{name: value for name, value in state.items() if not MACHINERY.match(name)}, "labels": labels}


def mount(docname, state, noscript, fallback=""):
    """The element that the host script replaces by the widget. Some keep one answer for the whole course.

    `fallback` is the exercise in words, for whoever reads the page without a script: people, reader modes, search
    engines. It stands outside <noscript>, which they leave out.
    """
    kind = state["module"]
    page = "" if state.get("whole_course") else docname
    data = json.dumps(public_state(state), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return (
        f'<div class="mst-mount" data-widget="{kind}" data-page="{escape(page)}">'
        f'<script type="application/json">{data}</script>'
        f'<noscript><p class="mst-noscript">{escape(noscript)}</p></noscript>{fallback}</div>'
    )


class MountWidgets(SphinxPostTransform):
    """Replaces outputs that show a widget, before MyST-NB (4) chooses what to show of each output."""

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs):
        docname = self.env.docname
        states = None
        for bundle in list(self.document.findall(_is_widget)):
            states = _states(self.env, docname) if states is None else states
            shown = {part["mime_type"]: part.astext() for part in bundle}
            model = json.loads(re.search(r">(.*)</script>", shown[VIEW], re.DOTALL)[1])["model_id"]
            state = states.get(model, {}).get("state", {})
            if state.get("module") in modules.names():
                noscript = own(self.config.language)["noscript"]
                state, pictures = self.as_files(state)
                html = mount(docname, state, noscript, shown.get("text/html", "") + pictures)
                bundle.replace_self(nodes.raw("", html, format="html"))
            else:
                LOG.warning(
                    "a widget that is not one of ours cannot live without a kernel", location=docname, type="mestring"
                )

    def as_files(self, state):
        """The state with addresses of pictures instead of the pictures, which are fetched when they are shown, if ever;
        and the pictures for a page without a script."""
        drawn = {name: value.removeprefix(DRAWN) for name, value in state.items() if str(value).startswith(DRAWN)}
        docname = self.env.docname
        files = {name: figures.write(self.app, docname, unquote_to_bytes(svg)) for name, svg in drawn.items()}
        images = "".join(f'<img src="{src}" alt="{escape(state["words"])}">' for src in files.values())
        return state | files, images and f"<noscript>{images}</noscript>"


def _is_widget(node):
    if not isinstance(node, nodes.container) or node.get("nb_element") != "mime_bundle":
        return False
    return any(part["mime_type"] == VIEW for part in node)


def _states(env, docname):
    _, attributes = NbMetadataCollector.get_js_files(env, docname).get(STATE, (None, {"body": "{}"}))
    return json.loads(attributes["body"]).get("state", {})


def drop_states(app, pagename, templatename, context, doctree):
    """Take MyST-NB's script with all states out of the page: `mount` has written what is needed."""
    scripts = context.get("script_files", [])
    kept = [script for script in scripts if "widget-state" not in getattr(script, "attributes", {}).get("type", "")]
    scripts[:] = kept


def setup(app):
    app.add_post_transform(MountWidgets)
    # After MyST-NB (500) has added its scripts.
    app.connect("html-page-context", drop_states, priority=600)
