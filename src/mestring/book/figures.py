"""The course's figures as files beside the pages, drawn in lines; in a notebook they stand in it, in dots."""

import re
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

DOTS = re.compile(r"data:image/png;base64,[^\"]*")


class FigureFiles(SphinxPostTransform):
    """Before MyST-NB (4) chooses what to show of each output: the figure's own HTML, around the lines."""

    default_priority = 3
    formats = ("html",)

    def run(self, **kwargs):
        for bundle in self.document.findall(nodes.container):
            if bundle.get("nb_element") != "mime_bundle":
                continue
            shown = {part["mime_type"]: part for part in bundle}
            if {"image/svg+xml", "text/html"} <= shown.keys():
                (image,) = shown["image/svg+xml"].findall(nodes.image)
                (html,) = shown["text/html"].findall(nodes.raw)
                address = write(self.app, self.env.docname, Path(self.env.srcdir, image["uri"]).read_bytes())
                html.replace_self(nodes.raw("", DOTS.sub(address, html.astext()), format="html"))


def write(app, docname, svg):
    """Write a picture, the bytes of an SVG file; returns its address from this page."""
    folder, digest = Path(app.outdir, "_images"), sha256(svg).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{digest}.svg").write_bytes(svg)
    return f"{'../' * docname.count('/')}_images/{digest}.svg?v={digest}"  # `offline` takes this for never out of date


def setup(app):
    app.add_post_transform(FigureFiles)
