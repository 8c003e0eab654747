"""nbgrader's exchange where each student of a Hub on this machine has a folder that no other student can reach.

`nbgrader collect` and `release_feedback` then work as they are typed. Hand-ins and feedback lie with the student
(`students/<id>/`) and not in a folder for all: on one account the owner of a file says nothing, and everybody could
read and rename what all others have handed in.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect, ExchangeReleaseFeedback

from ..answers import write_whole
from ..text.messages import N_, _
from .batch.hand_in_files import HAND_IN, NUMBER, TooLarge, regular_files
from .handed_in_at import FILE, read
from .hub_folders import STUDENTS, inbound_folder
from .trouble import sentence

LEEWAY = timedelta(minutes=2)  # that a hand-in may be on its way
TOO_LARGE = N_("Den er større enn {size} MB, eller har flere enn {number} filer.")
UNREADABLE = N_("Mappa heter noe annet enn nbgrader venter, eller kan ikke leses. Be studenten trykke Lever igjen.")
REFUSED = N_("Ikke hentet: innleveringen fra {}. {}")


class Collect(ExchangeCollect):
    """nbgrader's collect, once for every student: only from the student's own folder, only what bears the own name."""

    def start(self):
        """Collect; what is refused, and why, is told, and stops nobody else."""
        self.check_owner = False  # of the file: all have one account, so it is the folder that tells
        asked, assignment = self.coursedir.student_id, self.coursedir.assignment_id
        for own in sorted((Path(self.root).parent / STUDENTS).glob("*")):
            inbound = inbound_folder(own)
            # Without those that are not finished.
            there = {path.name: path for path in inbound.glob("[!.]*")} if inbound.is_dir() else {}
            if links := sorted(name for name, path in there.items() if path.is_symlink()):
                # nbgrader would take the newest, and copy what it leads to: another's answers, or the key.
                said = _("Ikke hentet: {} har lagt en snarvei blant sine innleveringer: {!r}.", own.name, links[0])
                self.log.error("%s", said)
                continue
            ours = {name for name in there if name.startswith(f"{own.name}+")}
            for name in sorted(there.keys() - ours):
                self.log.error("%s", _("Ikke hentet: {} har levert i en annens navn ({!r}).", own.name, name))
            if asked not in ("", "*", own.name) or not any(f"+{assignment}+" in name for name in ours):
                continue
            self.coursedir.student_id, self.root = own.name, str(inbound.parents[1])
            try:
                super().start()
            except (ExchangeError, OSError, ValueError) as error:
                if isinstance(error, TooLarge):
                    why = _(TOO_LARGE, size=HAND_IN // 2**20, number=NUMBER)
                else:
                    why = sentence(error) or _(UNREADABLE)
                self.log.error("%s", _(REFUSED, own.name, why))
                self.log.debug("%s", error)

    def do_copy(self, src, dest, log=None):
        """Copy plain files only: nbgrader's own would follow a link out of the hand-in, and stop at a pipe.

        Folders are opened, not named anew: the student may put a link in the place of one while this runs.
        """
        names, came = set(regular_files(Path(src))), os.lstat(src).st_ctime
        for place, _folders, files, folder in os.fwalk(src):
            for file in files:
                name = Path(place, file).relative_to(src)
                if name.as_posix() in names:
                    target = Path(dest, name)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with open(os.open(file, os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder), "rb") as data:
                        target.write_bytes(data.read())
                        came = max(came, os.fstat(data.fileno()).st_ctime)
        self._put_time(Path(dest), datetime.fromtimestamp(came, UTC))

    def _put_time(self, dest: Path, came: datetime) -> None:
        """Let the time of a hand-in be when its last file came, by this machine's clock.

        What stands in it the student can write. No program can set that time back; it is set anew when files are
        restored from a backup, so the teacher is told of both.
        """
        said = dest / FILE
        claimed = read(said.read_text(encoding="utf-8", errors="replace")) if said.exists() else None
        if claimed is None or abs(came - claimed) > LEEWAY:
            times = [f"{when:%Y-%m-%d %H:%M:%S} UTC" if when else "?" for when in (claimed, came)]
            words = _("{} sier levert {}, men filene kom {}. Det siste gjelder.", dest.parent.name, *times)
            self.log.warning("%s", words)
        dest.mkdir(parents=True, exist_ok=True)
        said.write_text(came.strftime("%Y-%m-%d %H:%M:%S.%f UTC"), encoding="utf-8")


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Lays every student's page in the student's own folder, where the workspace shows it."""

    def init_dest(self):
        """The students' folders are there."""

    def copy_files(self):
        """Copy the pages of those who have a folder, or of the one student that is asked for."""
        pattern = (
            self.coursedir.student_id or "*",
            self.coursedir.assignment_id,
            f"{self.coursedir.assignment_id}.html",
        )
        for page in sorted(Path(self.coursedir.root, self.coursedir.feedback_directory).glob("/".join(pattern))):
            own = Path(self.root).parent / STUDENTS / page.parents[1].name
            if own.is_dir():
                write_whole(own / "feedback" / page.name, page.read_bytes())
