"""WebKitGTK by W3C WebDriver: https://www.w3.org/TR/webdriver2/"""

import contextlib
import json
import os
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from ..ports import free_port
from .engines import PATIENCE, Engine, installed, wait_for


class WebKit(Engine):
    """WebKitGTK in a window of our own, with a profile of its own; with service workers if `worker` is true."""

    name = "webkit"

    def __init__(self, profile, environment, worker=False):
        self.made_of, self.profile = (profile, environment, worker), Path(profile)
        address = free_port()
        driver = [installed("WebKitWebDriver"), f"--port={address}"]
        environment = {
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # root, as in containers, can't use it
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "GDK_BACKEND": "x11",
            **environment,
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.environment = {**os.environ, **environment}
        self.process = subprocess.Popen(driver, env=self.environment, **quiet)
        self.address, self.session = f"http://127.0.0.1:{address}", ""
        assert wait_for(lambda: self._answers()), "WebKitWebDriver did not start"
        window = Path(__file__).with_name("webkit_window.py")
        options = {"binary": str(window), "args": [str(profile), *["worker"] * worker]}
        made = self.send("POST", "session", capabilities={"alwaysMatch": {"webkitgtk:browserOptions": options}})
        self.session = f"session/{made['sessionId']}/"
        self.send("POST", "timeouts", script=1000 * PATIENCE, pageLoad=3000 * PATIENCE)
        self.send("POST", "window/rect", width=1280, height=900)
        self.tab = self.send("GET", "window")

    def _answers(self):
        with contextlib.suppress(OSError):
            return self.send("GET", "status")["ready"]

    def send(self, method, path, **params):
        """One command, and its result."""
        body = json.dumps(params).encode() if method == "POST" else None
        asked = urllib.request.Request(f"{self.address}/{self.session}{path}", body, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=3 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {json.load(error)['value']['message']}") from None

    def script(self, call):
        tell = "const done = arguments[0], tell = (error) => done({ error: String(error) });"
        guarded = f"{tell} try {{ {call}.then(done, tell) }} catch (error) {{ tell(error) }}"
        got = self.send("POST", "execute/async", script=guarded, args=[])
        assert isinstance(got, str), got["error"]
        return got

    def keys(self, actions):
        self.send("POST", "actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def open(self, address):
        self.send("POST", "url", url=address)

    def reload(self):
        self.send("POST", "refresh")

    def back(self):
        self.send("POST", "back")

    def new_tab(self):
        self.show(self.send("POST", "window/new", type="tab")["handle"])
        return self.tab

    def show(self, tab):
        """Go to another tab."""
        self.send("POST", "window", handle=tab)
        self.tab = tab

    def close(self):
        self.send("DELETE", "window")

    def pdf(self):
        """The page on A4 paper, as PDF."""
        paper = self.profile / "page.pdf"
        paper.unlink(missing_ok=True)
        command = [installed("xdotool"), "search", "--sync", "--onlyvisible", "--class", "webkit_window"]
        subprocess.run([*command, "windowfocus", "--sync", "key", "F9"], env=self.environment, check=True)
        assert wait_for(lambda: paper.exists() and paper.read_bytes().rstrip().endswith(b"%%EOF")), (
            "nothing was printed"
        )
        return paper.read_bytes()

    def restart(self):
        """Close the browser and open it again, with the same profile."""
        self.quit()
        self.__init__(*self.made_of)

    def quit(self):
        with contextlib.suppress(AssertionError):  # the window is gone before it can answer
            self.send("DELETE", "")
        self.process.terminate()
        self.process.wait(PATIENCE)
