"""The index of signed text: one interface, a small implementation for each database."""

from .index import SearchIndex, add_edition, reindex, reindex_if_stale, search_index

__all__ = ["SearchIndex", "add_edition", "reindex", "reindex_if_stale", "search_index"]
