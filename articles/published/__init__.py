"""The readers' door. Every answer is a frozen value made of editions, withdrawals and reaffirmations."""

from .history import changes, comparison_path, history
from .lists import home, reviewer
from .on_day import on_day
from .page import article, edition, medicine
from .search import search
from .suggestions import suggestions

__all__ = [
    "article",
    "changes",
    "comparison_path",
    "edition",
    "history",
    "home",
    "medicine",
    "on_day",
    "reviewer",
    "search",
    "suggestions",
]
