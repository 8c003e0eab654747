"""The book without a network: a service worker that keeps every page after the first visit.

Written last, when all files are what they will be: each is kept by its digest, so that a half published book is never
taken for a whole one. `mestring_offline: false` publishes a worker that removes itself and all it has kept instead.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

from . import home_screen
from .translations import own

CODE = Path(__file__).parent / "service_worker.js"
NAME = "service-worker.js"
# After the page has been shown. Not in a frame (Canvas has no use for it), nor where the reader saves data.
REGISTER = f"""addEventListener("load", () => {{
  try {{
    if (!location.protocol.startsWith("http") || self !== top || navigator.connection?.saveData) return;
    const worker = `${{document.documentElement.dataset.content_root}}{NAME}`;
    navigator.serviceWorker?.register(worker).catch(() => {{}});
  }} catch {{}}
}});"""
REMOVE = """addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(`mestring:${registration.scope}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
"""
ADDRESS = re.compile(r"""<(?:script|link|img|source|button)\b[^>]*?\b(?:src|href|data-script)="([^"]+)\"""")
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)")
DIGEST = re.compile(r'(<(?:script|link)\b[^>]*?\b(?:src|href|data-script)=")([^"?]+)\?v=\w+(?=")')
PICTURE = re.compile(r'(<(?:img\b[^>]*?\bsrc|link rel="(?:apple-touch-)?icon" href)=")([^"?#:]+)(?=["#])')
DRAWN = re.compile(r"""(url\(\s*['"]?)([^'")?#:]+)(?=['")])""")


def write(folder, words):
    """Write the worker for the book in `folder`; `words` stand on a page that is read without a network."""
    pages = [path for path in sorted(folder.rglob("*.html")) if path.relative_to(folder).parts[0] != "_static"]
    for file in [*folder.glob("_static/*.css"), *pages]:  # a page names the sheet's digest
        stamp(file)
    files = {name: digest(folder / name.partition("?")[0]) for name in needed(folder, pages)}
    size = sum((folder / name.partition("?")[0]).stat().st_size for name in files)
    build = sha256(json.dumps(files).encode()).hexdigest()[:16]
    title, text = escape(words["title"]), escape(words["text"])
    notice = f'<div class="admonition note d-print-none"><p class="admonition-title">{title}</p><p>{text}</p></div>\n'
    book = json.dumps({"build": build, "bytes": size, "notice": notice, "files": files}, ensure_ascii=False)
    (folder / NAME).write_text(f"globalThis.BOOK = {book};\n{CODE.read_text(encoding='utf-8')}", encoding="utf-8")


def digest(path):
    """As the browser's integrity check reads it."""
    return b64encode(sha256(path.read_bytes()).digest()).decode()


def stamp(file):
    """Let each `?v=` of a page be the digest of its file now (Sphinx wrote it before the last changes), and give one to
    each picture, a style sheet's too: what has one is not asked for again."""

    def now(found):
        path = file.parent / unescape(found[2])
        if not path.is_file():
            return found[0]
        return f"{found[1]}{found[2]}?v={sha256(path.read_bytes()).hexdigest()[:12]}"

    text = file.read_text(encoding="utf-8")
    for pattern in (DRAWN,) if file.suffix == ".css" else (DIGEST, PICTURE):
        text = pattern.sub(now, text)
    file.write_text(text, encoding="utf-8")


def needed(folder, pages):
    """The addresses, below `folder`, of the pages and of all that they fetch: at once, or when a button is pressed."""
    found = {page.relative_to(folder).as_posix(): None for page in pages}
    for page in pages:
        for address in ADDRESS.findall(page.read_text(encoding="utf-8")):
            _add(found, folder, page, unescape(address))
    _add(found, folder, folder / "index.html", home_screen.NAME)  # a script asks for it
    for sheet in [folder / name.partition("?")[0] for name in found if ".css" in name]:
        for address in IN_STYLE.findall(sheet.read_text(encoding="utf-8")):
            _add(found, folder, sheet, address)
    return found


def _add(found, folder, source, address):
    """Add the file of the book, if it is one, that `source` fetches by this address."""
    place = urlsplit(address)
    name = normpath(f"{source.parent.relative_to(folder).as_posix()}/{place.path}")
    if not place.scheme and not name.startswith("..") and (folder / name).is_file():
        found[f"{name}?{place.query}" if place.query else name] = None


def finished(app, exception):
    if exception is None and app.builder.format == "html":
        if app.config.mestring_offline:
            write(Path(app.outdir), own(app.config.language)["offline"])
        else:
            Path(app.outdir, NAME).write_text(REMOVE, encoding="utf-8")


def settings(app, config):
    if config.mestring_offline:
        app.add_js_file(None, body=REGISTER)


def setup(app):
    app.add_config_value("mestring_offline", True, "html")
    app.connect("config-inited", settings)
    app.connect("build-finished", finished, priority=950)  # after every part that still changes a file
