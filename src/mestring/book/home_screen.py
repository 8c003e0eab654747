"""The book on a home screen: a web app manifest (W3C) with a name, icons and a start page.

The icons are `mestring-logo.svg` drawn at the sizes that phones ask for. The maskable one and the one for Apple's
devices fill the square: the phone cuts it into its own form.
"""

import json
from pathlib import Path

from .translations import own

NAME = "manifest.webmanifest"
LIGHT, DARK = "#fffdf8", "#1b1d1c"  # the page's background in mestring-book.css; layout.html tells browsers both
# A page that is opened from a folder may not ask for the file, and says so in the console. So a script asks.
LINK = (
    'if (location.protocol.startsWith("http")) document.head.append(Object.assign(document.createElement("link"), '
    f'{{ rel: "manifest", href: `${{document.documentElement.dataset.content_root}}{NAME}` }}));'
)


def manifest(config):
    """The manifest as JSON; its addresses start at the book's front page, wherever the book is published.

    `minimal-ui`: with the browser's back button, and on an iPhone in Safari itself, where the reader's answers are.
    """
    icons = [
        ("icon-192.png", "192x192", "any"),
        ("icon-512.png", "512x512", "any"),
        ("icon-maskable.png", "512x512", "maskable"),
    ]
    about = {
        "name": config.project,
        "short_name": config.project,
        "description": own(config.language)["app_description"],
        "lang": config.language.split("_")[0],
        "dir": "ltr",
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": LIGHT,
        "background_color": LIGHT,
        "icons": [
            {"src": f"_static/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in icons
        ],
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def colours(app, pagename, templatename, context, doctree):
    context["theme_colours"] = {"light": LIGHT, "dark": DARK}


def write(app, exception):
    if exception is None and app.builder.format == "html":
        Path(app.outdir, NAME).write_text(manifest(app.config), encoding="utf-8")


def setup(app):
    app.add_js_file(None, body=LINK)
    app.connect("html-page-context", colours)
    app.connect("build-finished", write)
