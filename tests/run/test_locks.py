"""The locks: complete, for every system that the README names, and free of anybody's own index."""

import json
import re
import tomllib
from itertools import combinations

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .conftest import ROOT

LOCKS = {
    "requirements.txt": "requirements.in",
    "requirements-test.txt": "requirements-test.in",
    "hub/requirements.txt": "hub/requirements.in",
    "hub/kubernetes/requirements.txt": "hub/kubernetes/requirements.in",
}


def requirements(name):
    """The requirements of a file; comments, `-e .` and empty lines left out."""
    lines = (re.sub(r"(^|\s+)#.*", "", line).strip() for line in (ROOT / name).read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and line != "-e ."]


def active(name, python, system):
    """Name and version of what is installed on one system."""
    platform = {"linux": ("posix", "Linux"), "darwin": ("posix", "Darwin"), "win32": ("nt", "Windows")}[system]
    machine = {
        "python_full_version": python,
        "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": system,
        "os_name": platform[0],
        "platform_system": platform[1],
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found = [r for r in requirements(name) if not r.marker or r.marker.evaluate(machine)]
    assert len({canonicalize_name(r.name) for r in found}) == len(found), "a package has two pins"
    return {canonicalize_name(r.name): str(r.specifier) for r in found}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11.2", "3.12.1", "3.13.0"])
def test_one_exact_pin_per_package_and_every_direct_one_there(lock, python, system):
    pins = active(lock, python, system)
    assert all(re.fullmatch(r"==[\w.]+", pin) for pin in pins.values())
    assert {canonicalize_name(r.name) for r in requirements(LOCKS[lock])} <= pins.keys()


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_every_pin_is_within_the_bounds_that_were_asked_for(lock, system):
    pins = active(lock, "3.11.2", system)
    bounds = {canonicalize_name(r.name): r.specifier for r in requirements(LOCKS[lock])}
    assert not {name: pins[name] for name, bound in bounds.items() if not bound.contains(pins[name].lstrip("="))}


def test_every_lower_bound_says_what_it_mends():
    lines = [line for source in LOCKS.values() for line in (ROOT / source).read_text("utf-8").splitlines()]
    floors = [line for line in lines if re.match(r"[\w-]+>=", line)]
    assert floors and not [line for line in floors if not re.search(r"mends (CVE|GHSA)-\w", line)]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_made_from_its_source(lock):
    """uv writes who asked for a package: those that the source asks for, and no others, are its own."""
    said = re.findall(rf"^([\w.-]+)==.*# via .*-r {re.escape(LOCKS[lock])}", (ROOT / lock).read_text("utf-8"), re.M)
    assert set(map(canonicalize_name, said)) == {canonicalize_name(r.name) for r in requirements(LOCKS[lock])}


def test_all_locks_agree():
    for one, other in combinations([active(lock, "3.11.2", "linux") for lock in LOCKS], 2):
        assert not {name: (one[name], other[name]) for name in one.keys() & other if one[name] != other[name]}


def test_every_direct_dependency_has_its_reason():
    for source in LOCKS.values():
        for line in (ROOT / source).read_text("utf-8").splitlines():
            assert not line or line.startswith("#") or re.search(r"\S\s+# \w", line), line


def test_what_the_package_needs_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {canonicalize_name(r.name) for r in requirements("requirements.in")}
    assert {canonicalize_name(Requirement(line).name) for line in project["dependencies"]} <= direct


def test_the_last_line_installs_this_package():
    lines = {lock: (ROOT / lock).read_text("utf-8").splitlines() for lock in LOCKS}
    assert [lock for lock in LOCKS if "-e ." in lines[lock]] == ["requirements.txt"]
    assert lines["requirements.txt"][-1] == "-e ."


@pytest.mark.parametrize("folder, kind", [(".", "devDependencies"), ("hub", "dependencies")])
def test_what_npm_installs_is_pinned(folder, kind):
    pins = json.loads((ROOT / folder / "package.json").read_text("utf-8"))[kind]
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"[\d.]+", pin) for pin in pins.values())
    assert pins == lock[""][kind] == {name: lock[f"node_modules/{name}"]["version"] for name in pins}
    assert not [name for name, package in lock.items() if "resolved" in package], "an address of somebody's registry"


@pytest.mark.parametrize("name", [*LOCKS, *LOCKS.values()])
def test_no_address_of_an_index_and_no_hash(name):
    assert not re.search(r"https?:|file:/|--(hash|index|find|trusted)|(?m:^-[if] )", (ROOT / name).read_text("utf-8"))
