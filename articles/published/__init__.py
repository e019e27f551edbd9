"""The readers' door. Every answer is a frozen value made of editions, withdrawals and reaffirmations, and of what the
staff say to a reader who reported something. Nothing is written here but such a report.
"""

from .history import changes, history
from .lists import home, reviewer
from .page import article, edition, medicine
from .reports import report, report_state, report_subject

__all__ = [
    "article",
    "changes",
    "edition",
    "history",
    "home",
    "medicine",
    "report",
    "report_state",
    "report_subject",
    "reviewer",
]
