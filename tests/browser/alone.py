"""Widgets that no page of the book has, each on a page of its own with its Python behind it.

`alene/<exercise>/<key>.html` shows one widget of an exercise, over a fresh copy of it. What the kernel would get and
send goes by HTTP to the very objects that a kernel would have; only JupyterLab around them is missing, and a notebook
is "saved" at once.
"""

import base64
import contextlib
import json
import re
import shutil
import tempfile
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import mestring
from mestring import content
from mestring.answers import Store
from mestring.widgets import modules

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(mestring.__file__).parent
PAGE = re.compile(r"/alene/([\w-]+)/([\w-]+)\.html")
CALL = re.compile(r'\b([A-Z]\w+)\("(m\d\d-[a-z0-9-]+)"')
START = "m00-framdrift"
TAKES = 0.5  # seconds until a kernel answers: what is said meanwhile is heard
MACHINERY = re.compile(r"_|(layout|tabbable|tooltip|comm)$")
HTML = """<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><title>Oppgave</title><style>%(style)s</style>
<main><h1>Oppgave</h1><div id="place"></div></main>
<script type="module">
import widget from "/widgets/%(module)s.js";
import { makeModel } from "/book/host/model.js";

const model = makeModel(%(state)s);
const { on } = model;
const listeners = [];
model.on = (event, listener) => (event === "msg:custom" ? listeners.push(listener) : on(event, listener));
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
async function ask(what) {
  const got = await (await fetch(location.href, { method: "POST", body: JSON.stringify(what) })).json();
  for (const [trait, value] of Object.entries(got.state)) model.receive(trait, value);
  for (const [content, buffers] of got.sent) for (const listener of listeners) listener(content, buffers.map(bytes));
}
model.attach(() => ask({ answer: model.get("answer") }), (message) => ask({ message }));
document.addEventListener("mestring:save", ({ detail }) => detail.saved("%(exercise)s.ipynb"));
document.addEventListener("mestring:open", (event) => event.preventDefault());
widget.render({ model, el: document.getElementById("place") });
document.querySelector("section.mst").dataset.key = "%(key)s";
</script></html>"""


class Kernel:
    """The widgets of a notebook, as its cells would make them; the one with this key is asked."""

    def __init__(self, workspace, exercise, key):
        folder = workspace / "exercises" / exercise
        for part in ("course", f"exercises/{exercise}"):
            shutil.copytree(ROOT / part, workspace / part, ignore=shutil.ignore_patterns("svar", ".*"))
        store = Store(folder / "svar")
        made = {}
        for name, each in CALL.findall((folder / f"{exercise}.ipynb").read_text(encoding="utf-8").replace('\\"', '"')):
            kind = type(name, (getattr(mestring, name),), {"here": staticmethod(lambda: folder)})
            made[each] = kind(each, exercise=True, store=store, content=content.find(each, folder))
        if key == START:
            kind = type("Progress", (mestring.Progress,), {"here": staticmethod(lambda: workspace / "course")})
            made[key] = kind(key, content=content.find(key, workspace / "course"), known=True)
        self.widget, self.sent = made[key], []
        self.widget.send = self.send

    def send(self, message, buffers=None):
        self.sent.append((message, [base64.b64encode(data).decode() for data in buffers or ()]))

    def ask(self, asked):
        """What the kernel would send on a message, or on an answer."""
        time.sleep(TAKES)
        self.sent, before = [], {**self.state(), **asked}  # what was sent is not sent back
        if "message" in asked:
            self.widget._handle_custom_msg(asked["message"], [])
        else:
            self.widget.answer = asked["answer"]
        return {"state": {k: v for k, v in self.state().items() if v != before.get(k)}, "sent": self.sent}

    def state(self):
        names = [name for name in self.widget.traits(sync=True) if not MACHINERY.match(name)]
        return {name: json.loads(json.dumps(getattr(self.widget, name))) for name in names}


class _Handler(SimpleHTTPRequestHandler):
    """The pages, and beside them the package's own JavaScript."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def do_GET(self):
        if not (page := PAGE.fullmatch(self.path)):
            return super().do_GET()
        workspace = Path(tempfile.mkdtemp(dir=self.server.folder))
        kernel = self.server.kernels[self.path] = Kernel(workspace, *page.groups())
        state = kernel.state()
        about = {
            **state,
            "exercise": page[1],
            "style": modules.style(state["module"]),
            "state": json.dumps(state).replace("</", "<\\/"),
        }
        self.reply("text/html; charset=utf-8", HTML % about)

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.reply("application/json", json.dumps(self.server.kernels[self.path].ask(asked)))

    def reply(self, kind, text):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args):
        """Be quiet."""


@contextlib.contextmanager
def serve_alone():
    """Serve the pages on a free port; yields the address, without a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Handler(*given, directory=str(SCRIPTS)))
    with tempfile.TemporaryDirectory() as folder:
        server.folder, server.kernels = folder, {}
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
