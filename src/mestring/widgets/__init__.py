"""The course's widgets; one widget is one stem: `borghild_scale.py`, `.js`, `.css`."""

from .borghild_scale import BorghildScale
from .branching import Branching
from .card_sort import CardSort
from .choice_table import ChoiceTable
from .coherence_map import CoherenceMap
from .hand_in import HandIn
from .health_continuum import HealthContinuum
from .locus_sort import LocusSort
from .note import Note
from .progress import Progress
from .quick_check import QuickCheck
from .rop_models import RopModels
from .tension_field import TensionField
from .written_answer import WrittenAnswer

__all__ = [
    "BorghildScale",
    "Branching",
    "CardSort",
    "ChoiceTable",
    "CoherenceMap",
    "HandIn",
    "HealthContinuum",
    "LocusSort",
    "Note",
    "Progress",
    "QuickCheck",
    "RopModels",
    "TensionField",
    "WrittenAnswer",
]
