"""A real Chromium for every browser test: one for the whole session, a fresh context (no storage, no cache) per page.

Playwright's synchronous API keeps an event loop running in this thread, so code under test that calls `asyncio.run`
belongs in a process of its own.
"""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from .axe import violations
from .book_site import Site, serve, shared_book
from .engine_book import fresh, started  # noqa: F401
from .jupyter import desk, home, lab  # noqa: F401
from .marking_room import open_room  # noqa: F401

# --no-sandbox: root, as in containers, can't use Chromium's own sandbox. The rest keeps it from calling home.
FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run".split()
# The first is Chromium without the windows that nobody sees here: half of the other's CPU time.
SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
expect.set_options(timeout=30_000)  # Playwright's own 5 seconds are too few when two kernels start on two busy cores
# The book's worker fetches the whole book beside a test that is not about it.
NO_WORKER = "delete Navigator.prototype.serviceWorker"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}


def find_chromium(playwright):
    """The system's Chromium, else the one Playwright has downloaded, else a failure that says what to do."""
    own = playwright.chromium.executable_path
    found = next(filter(None, map(shutil.which, SYSTEM_NAMES)), own if Path(own).is_file() else None)
    if not found:
        pytest.fail("The browser tests need Chromium. `python3 run.py test` installs it, or says how.", pytrace=False)
    return found


def pytest_collection_modifyitems(items):
    """A test here waits for a browser, a server, a kernel or a voice, four tests at a time on two cores.

    One that fails is tried twice more. The run names it and tells what went wrong, and allows a few of them (`run.py`).
    """
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_context(browser):
    """`new_context(**playwright_options)`: a browser of one's own. Norwegian, 1280 × 900 unless told otherwise.

    Without service workers, unless `worker` is true.
    """
    contexts = []

    def make(worker=False, **options):
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "nb-NO", **options})
        if not worker:
            context.add_init_script(NO_WORKER)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context):
    """A desktop page: mouse and keyboard."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context):
    """A page 320 px wide on a touch screen: use `tap`."""
    return new_context(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).new_page()


@pytest.fixture
def narrow(new_context):
    """`narrow("light" or "dark")`: such a page in these colours."""
    return lambda colours: new_context(viewport=PHONE, has_touch=True, is_mobile=True, color_scheme=colours).new_page()


@pytest.fixture
def accessible():
    """`accessible(page, exclude=[…])` fails with axe's findings, one line each."""

    def check(page, exclude=()):
        found = violations(page, exclude=exclude)
        assert not found, f"{page.url}\n" + "\n".join(found)

    return check


@pytest.fixture(scope="session")
def book_folder(tmp_path_factory, worker_id):
    """The folder of the built book."""
    own = tmp_path_factory.getbasetemp()
    return shared_book(own if worker_id == "master" else own.parent)


@pytest.fixture(scope="session")
def book(book_folder):
    """The built book served at an address of its own."""
    with serve(book_folder) as address:
        yield Site(book_folder, address)
