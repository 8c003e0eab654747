"""nbgrader for this course: solutions/ is released as exercises/, and everything about hand-ins lies in grading/."""

from pathlib import Path

from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, IgnorePattern, LimitOutput

from mestring.teacher.execute import QuietExecute
from mestring.teacher.feedback import CollectFeedback, FeedbackExporter
from mestring.teacher.hub_folders import COURSE_ID, NEVER_SENT, hub_folder
from mestring.teacher.manual_grades import SaveGrades
from mestring.teacher.written_cells import WholeAnswers
from mestring.written import STUB

c = get_config()  # noqa: F821 - given by traitlets
root = Path(__file__).resolve().parent
grading = root / "grading"
grading.mkdir(exist_ok=True)

course = c.CourseDirectory
course.root = str(root)
course.course_id = COURSE_ID
course.source_directory = "solutions"
course.release_directory = "exercises"
course.submitted_directory = "grading/submitted"
course.autograded_directory = "grading/autograded"
course.feedback_directory = "grading/feedback"
course.solution_directory = "grading/solution"
course.source_with_tests_directory = "grading/source_with_tests"
# sqlite's own 5 seconds are too short when several gradings write at once; nbgrader then tells of an "upgrade".
course.db_url = f"sqlite:///{(grading / 'gradebook.db').as_posix()}?timeout=60"
course.ignore = NEVER_SENT

c.NbGraderAPI.timezone = "Europe/Oslo"
c.Exchange.path_includes_course = True
# Hand-ins through a Hub on this machine (hub/)
if (hub := hub_folder(grading)).is_dir():
    c.Exchange.root = str(hub / "exchange")
    c.ExchangeFactory.collect = "mestring.teacher.exchange.Collect"
    c.ExchangeFactory.release_feedback = "mestring.teacher.exchange.ReleaseFeedback"

# Release
c.ClearSolutions.text_stub = STUB
c.ClearSolutions.code_stub = {"python": "# Skriv svaret ditt her"}
# The mark scheme stands in the locked cell above the answer, see solutions/README.md; a test watches over it.
c.ClearMarkScheme.enforce_metadata = False

# Hand-ins as zip files: grading/downloaded/<exercise>/archive/<student>.zip, with the notebook and its svar/ inside.
c.ZipCollectApp.downloaded_directory = "grading/downloaded"
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json"]
c.FileNameCollectorPlugin.named_regexp = (
    r".*[/\\]extracted[/\\](?P<student_id>[^/\\]+)[/\\]"
    r"(?!.*(?:skadet|__MACOSX|\.ipynb_checkpoints)[/\\])"
    r"(?:[^/\\]+[/\\])*?(?P<file_id>(?:svar[/\\])?[^/\\]+)$"
)

# Grading
c.Autograde.pre_convert_hook = "mestring.teacher.release.register_once"
c.Autograde.sanitize_preprocessors = [WholeAnswers, *Autograde.sanitize_preprocessors.default()]
c.Autograde.autograde_preprocessors = [
    QuietExecute,
    IgnorePattern,
    LimitOutput,
    SaveGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
c.QuietExecute.matplotlib_folder = str(grading / "matplotlib")
# What a student has written is shown as text in formgrader, never run as HTML.
c.HTMLExporter.filters = {
    "markdown2html": "mestring.teacher.sanitize.markdown",
    "clean_html": "mestring.teacher.sanitize.html",
    "highlight_code": "mestring.teacher.sanitize.code",
    "interface": "mestring.teacher.sanitize.interface_of",  # what formgrader's page says in whose language
}
c.HTMLExporter.sanitize_html = True

# Feedback
c.GenerateFeedback.exporter_class = FeedbackExporter
c.GenerateFeedback.preprocessors = [CollectFeedback]
