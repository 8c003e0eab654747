"""For all tests: a skipped test is a failed one, so that nothing goes untested in silence.

So is a run on Linux without bubblewrap: nobody would know whether students' code stays isolated.
"""

import os
import shutil
import sys

import pytest
from hypothesis import settings

from mestring import answers, formats

formats.leave_out()  # as in the course's own processes, and before a test imports nbgrader
settings.load_profile("ci")  # the same examples in every run, however slow the machine is

HERE = answers.here()  # asked for here, and not first by a test that stands in a folder of its own
# What takes minutes. Those of the second line need the book, which is built by when one comes to them.
MINUTES = ["test_grading.py", "test_lab_kernel.py", "test_hub.py"]
MINUTES += ["test_orca.py", "test_book_pages.py", "test_end_to_end.py"]


@pytest.fixture(autouse=True)
def the_tests_after_stand_where_they_stood():
    """Set up first, so torn down last: whatever folder a test has gone into, and what it has made the course forget."""
    yield
    os.chdir(HERE)
    answers.here.cache_clear()
    answers.here()


def pytest_sessionstart():
    """Stop at once, with the command that helps, rather than in a hundred tests."""
    if sys.platform.startswith("linux") and not shutil.which("bwrap"):
        pytest.exit("The tests need bubblewrap: `python3 run.py check` installs it, or says how.", returncode=1)


def pytest_collection_modifyitems(items):
    """The order in which `run.py`'s workers take the files.

    One builds the book at once, while the others begin with what takes minutes. The quick files come last: they keep a
    worker busy that finds no long one any more while others still have theirs.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    of_book = {item.path for item in items if "book_folder" in item.fixturenames}
    first = next((item.path for item in items if "book" in item.fixturenames), None)

    def place(item):
        long = MINUTES.index(item.path.name) if item.path.name in MINUTES else len(MINUTES)
        return item.path != first, long, item.path not in slow, item.path in of_book

    items.sort(key=place)


def _fail(report):
    if report.skipped:
        report.outcome, report.longrepr = "failed", f"Skipped tests count as failures: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport():
    outcome = yield
    _fail(outcome.get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report():
    outcome = yield
    _fail(outcome.get_result())
