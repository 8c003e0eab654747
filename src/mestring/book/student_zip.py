"""The student package as a download: a page says where the link stands, the build brings the file.

`MESTRING_STUDENT_ZIP` is the path of the package, made by `run.py student-zip`; without it build/mestring-student.zip
beside the book's sources is taken. Both editions give out the same package, which lies in the Norwegian one.
"""

import os
import shutil
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from .translations import own

LOG = logging.getLogger(__name__)
NAME = "mestring-student.zip"


def package(srcdir):
    return Path(os.environ.get("MESTRING_STUDENT_ZIP") or Path(srcdir, "build", NAME))


class StudentPackage(SphinxDirective):
    """A link to the package, with its size: the directive's text is the link's."""

    has_content = True

    def run(self):
        self.assert_has_content()
        text = " ".join(self.content)
        up = "../" * self.env.docname.count("/") + _around(self.config)
        path = package(self.env.srcdir)
        if path.is_file():
            text += f" (zip, {max(1, round(path.stat().st_size / 1024))} kB)"
        else:
            missing = own(self.config.language)["student_zip_missing"]
            LOG.warning("%s: %s", missing, path, location=self.get_location(), type="mestring")
        link = f'<p><a class="mst-download" href="{up}_static/{NAME}" download>{escape(text)}</a></p>'
        return [nodes.raw("", link, format="html")]


def _around(config):
    """The way to the edition around this one, which has the package; empty in that edition."""
    return config.mestring_other_edition if config.mestring_other_edition == "../" else ""


def bring(app, exception):
    path = package(app.srcdir)
    if exception is None and app.builder.format == "html" and path.is_file() and not _around(app.config):
        shutil.copyfile(path, Path(app.outdir, "_static", NAME))


def setup(app):
    app.add_directive("student-package", StudentPackage)
    app.connect("build-finished", bring)
