"""Every page that is a notebook ends with a link to how it is opened as one."""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

from .translations import own


class LinkToNotebook(SphinxTransform):
    default_priority = 220

    def apply(self, **kwargs):
        page = self.config.mestring_notebook_page
        title = next(self.document.findall(nodes.title), None)
        if (
            title is None
            or page not in self.env.found_docs
            or not self.env.doc2path(self.env.docname).endswith(".ipynb")
        ):
            return
        ours = own(self.config.language)
        words = nodes.inline("", ours["as_notebook"])
        link = pending_xref(
            "", words, refdomain="std", reftype="doc", refexplicit=True, reftarget=f"/{page}", refdoc=self.env.docname
        )
        title.parent.append(
            nodes.paragraph("", "", nodes.Text(f"{ours['as_notebook_why']} "), link, classes=["mst-as-notebook"])
        )


def setup(app):
    app.add_config_value("mestring_notebook_page", "book/notatbok", "env")
    app.add_transform(LinkToNotebook)
