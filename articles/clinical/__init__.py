"""Checks of a text against the record of its medicine. Other rooms import `api`; the package itself loads nothing."""
