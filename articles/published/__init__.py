"""The readers' door. Every answer is a frozen value made of editions, withdrawals and reaffirmations."""

from .history import changes, history
from .lists import home, reviewer
from .page import article, edition, medicine
from .search import search
from .suggestions import suggestions

__all__ = ["article", "changes", "edition", "history", "home", "medicine", "reviewer", "search", "suggestions"]
