"""The way to the same page in the other language, where that page is there.

`mestring_other_edition` says where the other edition lies, seen from this one: `en/`, or `../`. Both have the same file
names, so that answers, kept by a page's name and a widget's key, are the same in both.
"""

from pathlib import Path

SUFFIXES = (".ipynb", ".md")


def address(app, pagename):
    """Where the page lies in the other edition, seen from this one's page; empty where it is not there."""
    place = app.config.mestring_other_edition
    if not place:
        return ""
    below = place.strip("./")  # the Norwegian edition, around the English one, has every page
    source = Path(app.srcdir, below, pagename)
    written = not below or any(source.with_name(source.name + suffix).exists() for suffix in SUFFIXES)
    there = (pagename == "search" and Path(app.srcdir, below).is_dir()) or (pagename in app.env.found_docs and written)
    return f"{'../' * pagename.count('/')}{place}{pagename}.html" if there else ""


def lead(app, pagename, templatename, context, doctree):
    context["other_edition"] = address(app, pagename)


def setup(app):
    app.add_config_value("mestring_other_edition", "", "env")
    app.connect("html-page-context", lead)
