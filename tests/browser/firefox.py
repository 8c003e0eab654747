"""Firefox ESR by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/"""

import base64
import json
import os
import subprocess
from pathlib import Path

import websocket

from .engines import PATIENCE, Engine, installed, wait_for


class Firefox(Engine):
    """A Firefox with a profile of its own. `said` are the errors and warnings of its pages.

    Pages have no service workers unless `worker` is true.
    """

    name = "firefox"
    prefs = {
        "intl.accept_languages": "nb-NO, nb, no, en",
        "browser.sessionstore.interval": 1000,  # a closed tab is remembered as it was at most a second ago
        "browser.aboutwelcome.enabled": False,
        "browser.shell.checkDefaultBrowser": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "remote.prefs.recommended": True,
    }

    def __init__(self, profile, environment, prefs=(), worker=False):
        self.made_of = profile, environment, prefs, worker
        prefs = {"dom.serviceWorkers.enabled": worker, **dict(prefs)}
        profile = Path(profile)
        profile.mkdir(exist_ok=True)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in {**self.prefs, **prefs}.items())
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        port = profile / "WebDriverBiDiServer.json"
        port.unlink(missing_ok=True)
        command = [installed("firefox-esr"), "--remote-debugging-port=0", "--no-remote", "--profile", profile]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.environment = {**os.environ, **environment}
        self.process = subprocess.Popen(command, env=self.environment, **quiet)
        assert wait_for(lambda: port.exists() and port.read_text().rstrip().endswith("}")), "Firefox did not start"
        where = json.loads(port.read_text())
        address = f"ws://{where['ws_host']}:{where['ws_port']}/session"
        self.socket = websocket.create_connection(address, suppress_origin=True, timeout=3 * PATIENCE)
        self.said, self.last = [], 0
        self.send("session.new", capabilities={"alwaysMatch": {"unhandledPromptBehavior": "accept"}})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.new_tab()  # the first one keeps its focus in the address field

    def send(self, method, **params):
        """One command, and its result; what the pages log in the meantime is kept."""
        self.last += 1
        self.socket.send(json.dumps({"id": self.last, "method": method, "params": params}))
        while True:
            got = json.loads(self.socket.recv())
            if got.get("method") == "log.entryAdded" and got["params"]["level"] in ("error", "warn"):
                self.said.append(got["params"]["text"])
            if got.get("id") == self.last:
                assert got["type"] == "success", f"{method}: {got.get('message')}"
                return got["result"]

    def script(self, call):
        target = {"context": self.tab}
        got = self.send("script.evaluate", expression=call, target=target, awaitPromise=True)
        assert got["type"] == "success", got["exceptionDetails"]["text"]
        return got["result"]["value"]

    def keys(self, actions):
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.send("input.performActions", context=self.tab, actions=[source])

    def open(self, address):
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def reload(self):
        self.send("browsingContext.reload", context=self.tab, wait="complete")

    def back(self):
        self.send("browsingContext.traverseHistory", context=self.tab, delta=-1)

    def new_tab(self):
        self.tab = self.send("browsingContext.create", type="tab")["context"]
        return self.tab

    def show(self, tab):
        """Go to another tab."""
        self.send("browsingContext.activate", context=tab)
        self.tab = tab

    def tabs(self):
        """Every tab: {its handle: its address}."""
        return {tab["context"]: tab["url"] for tab in self.send("browsingContext.getTree")["contexts"]}

    def close(self):
        self.send("browsingContext.close", context=self.tab)

    def window_key(self, chord):
        """Press keys that are the browser's own, by the names that X gives them."""
        command = [installed("xdotool"), "search", "--sync", "--onlyvisible", "--class", "firefox"]
        subprocess.run([*command, "windowfocus", "--sync", "key", chord], env=self.environment, check=True)

    def pdf(self):
        """The page on A4 paper, as PDF."""
        got = self.send("browsingContext.print", context=self.tab, page={"width": 21, "height": 29.7})
        return base64.b64decode(got["data"])

    def restart(self):
        """Close the browser and open it again, with the same profile."""
        self.quit()
        self.__init__(*self.made_of)

    def quit(self):
        self.send("browser.close")
        self.socket.close()
        self.process.wait(PATIENCE)
