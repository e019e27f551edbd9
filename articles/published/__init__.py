"""The readers' door. Every answer is a frozen value made of editions, withdrawals and reaffirmations."""

from .a_to_z import medicines
from .elsewhere import elsewhere
from .history import changes, history
from .lists import home, sitemap
from .news import editions_feed, medicine_feed, withdrawals_feed
from .page import article, edition, medicine
from .people import reviewer, reviewers

__all__ = [
    "article",
    "changes",
    "edition",
    "editions_feed",
    "elsewhere",
    "history",
    "home",
    "medicine",
    "medicine_feed",
    "medicines",
    "reviewer",
    "reviewers",
    "sitemap",
    "withdrawals_feed",
]
