"""The marking room as `mestring mark` opens it, and what is read in it."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from ..ports import free_port

EXERCISE, WEEKS, TALK = "03-mestringstro", "m03-three-weeks", "m03-first-talk"
SENTENCE = "Hun kom seg dit igjen, og jeg tror det er troen som har flyttet seg mest siden sist."


class Server:
    """`mestring mark` for a course, at an address of its own, for a teacher who reads this language."""

    def __init__(self, course, port=None, language="nb"):
        self.port = port or free_port()
        argv = [sys.executable, "-m", "mestring.teacher.cli", "mark", EXERCISE, "--uten-nettleser"]
        argv += ["--port", str(self.port), "--course", str(course.root)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        env = os.environ | {"MESTRING_INTERFACE": language}
        self.process = subprocess.Popen(argv, cwd=course.root, env=env, **streams)
        said = [self.process.stdout.readline() for _ in range(3)]
        self.address = re.search(r"http://127\.0\.0\.1:\S+", "".join(said))[0]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def text(student, words):
    """An answer of so many words in five paragraphs, which tells whose it is."""
    all_words = f"Dette er {student}. {SENTENCE * 40}".replace(".Hun", ". Hun").split()[:words]
    size = -(-words // 5)
    return "\n\n".join(" ".join(all_words[start : start + size]) for start in range(0, words, size))


@pytest.fixture
def open_room():
    """`open_room(course, port, language)`: the room of a course, until the test ends."""
    servers = []

    def start(course, port=None, language="nb"):
        servers.append(Server(course, port, language))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def shown(page):
    """Whose answer is on the screen."""
    return re.search(r"Dette er (s\d+)\.", page.locator("#answer").inner_text())[1]


def enter(page, address):
    page.goto(address)
    expect(page.locator("#answer")).to_contain_text("Dette er s")


def saved(page):
    expect(page.locator("#status")).to_have_text("Lagret")
