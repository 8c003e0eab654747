"""Who may import whom inside the package, and how little `import mestring` brings along."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mestring

PACKAGE = Path(mestring.__file__).parent
# Nobody imports book, lab, teacher or workspace: they are what is run, not what is built upon.
MAY_IMPORT = {
    "errors": set(),
    "formats": set(),
    "logic": set(),
    "text": set(),
    "answers": {"errors", "logic"},
    "content": {"answers", "errors", "text"},
    "bank": {"answers", "content", "errors", "text"},
    "widgets": {"errors", "logic", "text"},
    "check": {"errors", "logic", "text", "verdict", "widgets"},
    "verdict": {"text"},
    "written": {"answers", "logic", "text"},
    "handing_in": {"answers", "errors", "logic", "text", "written"},
    "progress": {"answers", "errors", "handing_in"},
    "portfolio": {"answers", "handing_in", "progress"},
    "figures": {"errors", "logic", "text"},
    "copies": {"answers", "content", "widgets"},
    "lab": {"answers", "copies", "formats", "text", "written"},
    "workspace": {"answers", "copies", "errors", "text", "written"},
    "teacher": {
        "answers",
        "bank",
        "check",
        "content",
        "errors",
        "figures",
        "formats",
        "handing_in",
        "logic",
        "text",
        "widgets",
        "written",
    },
    "book": {"content", "handing_in", "text", "widgets", "written"},
    "__init__": {"answers", "widgets"},
}
# Where the widgets are told what none of them imports by itself: the student's folder, the content files.
TELLS_WIDGETS = {"answers", "bank", "content", "handing_in", "portfolio", "progress", "written"}


def part(module):
    """The part of the package that a module belongs to: `mestring.widgets._base` -> `widgets`."""
    return module.split(".")[1] if "." in module else "__init__"


def imports(path, package=PACKAGE):
    """The modules of ours that a file imports, also inside functions, with their full names."""
    names = path.relative_to(package.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "mestring")
        elif isinstance(node, ast.ImportFrom):
            above = names[: -node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            if module == "mestring":
                yield from (f"mestring.{alias.name}" for alias in node.names)
            elif module.startswith("mestring."):
                yield module


def crossings(path, package=PACKAGE):
    """What a file imports although its part may not."""
    own = part(".".join(path.relative_to(package.parent).with_suffix("").parts))
    may = MAY_IMPORT[own] | {own} | (TELLS_WIDGETS if path == package / "widgets/__init__.py" else set())
    return {name for name in imports(path, package) if part(name) not in may}


def test_every_part_has_its_boundaries():
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found == set(MAY_IMPORT)


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_nobody_crosses_a_boundary(name):
    files = [PACKAGE / f"{name}.py"] if (PACKAGE / f"{name}.py").exists() else sorted((PACKAGE / name).rglob("*.py"))
    assert files
    assert {str(path): crossings(path) for path in files if crossings(path)} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from ..answers import Store",
        "from .. import answers",
        "import mestring.answers",
        "from mestring import answers",
        "from mestring.answers import Store",
        "def f():\n    from .. import answers",
    ],
)
def test_a_crossing_is_found_however_it_is_written(tmp_path, line):
    path = tmp_path / "mestring/widgets/scale.py"
    path.parent.mkdir(parents=True)
    path.write_text(f"from ._base import AnswerWidget\nfrom ..logic import readiness\n{line}\n")
    assert crossings(path, tmp_path / "mestring") == {"mestring.answers"}


def test_every_widget_has_what_it_is_told_however_it_is_imported():
    """A class variable without a value is one that the package sets."""
    program = """
from typing import ClassVar, get_origin
from mestring import widgets
for kind in (getattr(widgets, name) for name in widgets.__all__):
    for above in kind.mro():
        for name, hint in vars(above).get("__annotations__", {}).items():
            if above.__module__.startswith("mestring.") and get_origin(hint) is ClassVar:
                print(kind.__name__, name, hasattr(kind, name))
"""
    done = subprocess.run([sys.executable, "-c", program], text=True, capture_output=True, check=True)
    found = done.stdout.splitlines()
    assert "QuickCheck open_store True" in found and "Progress here True" in found
    assert [line for line in found if line.endswith("False")] == []


def test_importing_the_package_brings_in_nothing_heavy():
    code = "import sys, mestring; print(*{'matplotlib', 'numpy', 'nbgrader', 'sphinx', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True)
    assert done.stdout.split() == []
