"""The staff's questions: what waits, how it differs, what was said, who may sign it, what is due."""

from .difference import Difference, difference
from .dossier import Dossier, dossier
from .findings import Findings
from .moved import Moved, moved
from .queue import Queue, Tab, anything_waits, queue, queue_counts, signed_lately
from .rechecks import to_check_again
from .reports import Pile, Reported, Reports, report_count, reported, reports
from .shelf import Holding, Shelf, Shelved, Shelves, holding, shelf_counts, shelves
from .trail import Save, saves
from .waivers import WaiverRequest, waiver_request_count, waiver_requests

__all__ = [
    "Difference",
    "Dossier",
    "Findings",
    "Holding",
    "Moved",
    "Pile",
    "Queue",
    "Reported",
    "Reports",
    "Save",
    "Shelf",
    "Shelved",
    "Shelves",
    "Tab",
    "WaiverRequest",
    "anything_waits",
    "difference",
    "dossier",
    "holding",
    "moved",
    "queue",
    "queue_counts",
    "report_count",
    "reported",
    "reports",
    "saves",
    "shelf_counts",
    "shelves",
    "signed_lately",
    "to_check_again",
    "waiver_request_count",
    "waiver_requests",
]
