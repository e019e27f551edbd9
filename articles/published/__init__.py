"""The readers' door. Every answer is a frozen value made of editions, withdrawals and reaffirmations, and of what the
staff say to a reader who reported something. Nothing is written here but such a report.
"""

from .a_to_z import medicines
from .elsewhere import elsewhere
from .freshness import CHANGE_OF_RECORDS, EVERY_CHANGE
from .history import changes, comparison_path, history
from .lists import home, sitemap
from .news import editions_feed, medicine_feed, withdrawals_feed
from .on_day import on_day
from .page import article, edition, medicine
from .people import reviewer, reviewers
from .reports import report, report_state, report_subject
from .search import search
from .suggestions import suggestions
from .topics import topic, topics

__all__ = [
    "CHANGE_OF_RECORDS",
    "EVERY_CHANGE",
    "article",
    "changes",
    "comparison_path",
    "edition",
    "editions_feed",
    "elsewhere",
    "history",
    "home",
    "medicine",
    "medicine_feed",
    "medicines",
    "on_day",
    "report",
    "report_state",
    "report_subject",
    "reviewer",
    "reviewers",
    "search",
    "sitemap",
    "suggestions",
    "topic",
    "topics",
    "withdrawals_feed",
]
