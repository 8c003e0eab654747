"""For all tests: a skipped test is a failed one, so that nothing goes untested in silence."""

import pytest


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
