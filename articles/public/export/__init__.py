"""The readers' site as files, for any web server: the same bytes that the readers' process serves."""

from .export import Export, Summary
from .folder import locked
from .pages import ExportRefused

__all__ = ["Export", "ExportRefused", "Summary", "locked"]
