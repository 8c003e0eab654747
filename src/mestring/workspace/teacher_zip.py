"""Pack the whole course with its keys as one zip, for a teacher who gets it from a colleague. No hand-in is in it."""

from pathlib import Path

from ..answers import ANSWERS, write_whole
from ..text.messages import N_, _, english
from .files import command
from .student_zip import zipped

TARGET = Path("build", "mestring-teacher.zip")
FOLDERS = ("book", "course", "docs", "en", "exercises", "hub", "solutions", "src")
FILES = (
    *("run.py", "requirements.txt", "pyproject.toml", "nbgrader_config.py", "_config.yml", "_toc.yml", "index.md"),
    *("README.md", "LICENSE", "LICENSE-TEXT.md", "CITATION.cff"),
)
LEFT_BEHIND = {"__pycache__", "_build", "node_modules", ANSWERS}
README = N_("""Kurset Mestring for lærere. Her ligger fasiten også: Ikke del denne pakken med studenter.

1. Du trenger Python 3.11 eller nyere: https://www.python.org/downloads/
2. Åpne et terminalvindu i denne mappa og skriv:
     Windows:       py run.py teach
     macOS, Linux:  python3 run.py teach
   Første gang hentes det som trengs fra nettet. Det tar noen minutter. Siden går det på sekunder.
3. Pakken til studentene lager du med student-zip i stedet for teach, og innleveringene retter du med guide.

Alle kommandoene: python3 run.py --help. Veien fra innlevering til tilbakemelding står i book/laerere.md.
""")


def pack(root: Path) -> Path:
    """Write the zip and return its path. What is hidden, made by a run or somebody's answers stays behind."""
    paths = [root / name for name in FILES]
    paths += [path for name in FOLDERS for path in sorted((root / name).rglob("*"))]
    names = [path.relative_to(root) for path in paths if path.is_file() and not path.is_symlink()]
    ours = [name for name in names if not any(part.startswith(".") or part in LEFT_BEHIND for part in name.parts)]
    files = {name.as_posix(): (root / name).read_bytes() for name in ours}
    files |= {"LES-MEG.txt": README.encode(), "READ-ME.txt": english()[README].encode()}
    write_whole(root / TARGET, zipped(files))
    return root / TARGET


def _report() -> list[str]:
    target = pack(Path.cwd())
    return [
        _("Lærerpakken er klar: {file} ({size:.1f} MB)", file=target, size=target.stat().st_size / 1e6),
        _("Fasiten er med. Del den bare med dem som skal undervise."),
    ]


if __name__ == "__main__":
    command(_report)
