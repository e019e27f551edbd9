"""Readers' pages as prepared bytes: made once after each change, and then handed out without a query or a template."""

from .application import PreparedPages

__all__ = ["PreparedPages"]
