"""The course's widgets; one widget is one stem: `borghild_scale.py`, `.js`, `.css`.

The classes know neither the student's folder nor the content files; here they are told, so that no widget is ever made
that was not. Importing this looks at no folder: `answers.here` is asked when the first widget is made.
"""

from .. import answers, bank, content, handing_in, written
from .. import portfolio as course
from .. import progress as sheets
from ._base import AnswerWidget
from .borghild_scale import BorghildScale
from .branching import Branching
from .card_sort import CardSort
from .choice_table import ChoiceTable
from .coherence_map import CoherenceMap
from .condensation_bench import CondensationBench
from .confidence_sharing import ConfidenceSharing
from .confidence_survey import ConfidenceSurvey
from .course_record import CourseRecord
from .evidence_matrix import EvidenceMatrix
from .facilitator import Facilitator
from .hand_in import HandIn
from .health_continuum import HealthContinuum
from .hope_lines import HopeLines
from .journey_board import JourneyBoard
from .locus_sort import LocusSort
from .note import Note
from .portfolio import Portfolio
from .prediction import Prediction
from .progress import Progress
from .question_coach import QuestionCoach
from .quick_check import QuickCheck
from .recall import Recall
from .regrade_request import RegradeRequest
from .repetition import Repetition
from .risk_lens import RiskLens
from .rop_models import RopModels
from .tension_field import TensionField
from .wall_sharing import WallSharing
from .written_answer import WrittenAnswer

__all__ = [
    "BorghildScale",
    "Branching",
    "CardSort",
    "ChoiceTable",
    "CoherenceMap",
    "CondensationBench",
    "ConfidenceSharing",
    "ConfidenceSurvey",
    "CourseRecord",
    "EvidenceMatrix",
    "Facilitator",
    "HandIn",
    "HealthContinuum",
    "HopeLines",
    "JourneyBoard",
    "LocusSort",
    "Note",
    "Portfolio",
    "Prediction",
    "Progress",
    "QuestionCoach",
    "QuickCheck",
    "Recall",
    "RegradeRequest",
    "Repetition",
    "RiskLens",
    "RopModels",
    "TensionField",
    "WallSharing",
    "WrittenAnswer",
]

AnswerWidget.open_store = staticmethod(answers.open_store)
AnswerWidget.find_content = Progress.find_content = staticmethod(content.find)
CourseRecord.here = HandIn.here = Portfolio.here = Progress.here = staticmethod(answers.here)
CourseRecord.course = Portfolio.course = course
HandIn.files = handing_in
Progress.sheets = sheets
Recall.bank = bank
WrittenAnswer.cells = written
