"""Versions and editions held against what was signed, and rows against their seals."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.db.models import Model, QuerySet

from articles.management.chain import Chain
from articles.management.progress import with_progress
from articles.models import Edition, Version
from articles.models.one_person import Accounts, people_among, read_accounts
from articles.models.sealed import Sealed
from articles.models.version import chosen_time
from articles.versions.contributors import contributor_ids
from articles.versions.freeze import verify
from articles.workflow.publish import approvals, edition_values, signers

M = TypeVar("M", bound=Model)


def wrong_versions() -> Iterator[str]:
    return _wrong(Version.objects.select_related("base_edition"), _of_version)


def wrong_editions() -> Iterator[str]:
    accounts = cache(read_accounts)
    return _wrong(
        Edition.objects.select_related("version__pinned_edition"), lambda edition: _of_edition(edition, accounts)
    )


def wrong_seals(chain: Chain) -> Iterator[str]:
    """But of rows for which an operator vouched. Without the key there is nothing to look with."""
    sealed = [model for model in apps.get_app_config("articles").get_models() if issubclass(model, Sealed)]
    for model in sealed if settings.SEAL_KEY else ():
        yield from _wrong(model.objects.all(), lambda row: _of_seal(row, chain))


def _wrong(rows: QuerySet[M], problem_of: Callable[[M], str]) -> Iterator[str]:
    """One row at a time, so that one that cannot be read keeps no other from being read."""
    table = rows.model._meta.db_table
    for pk in with_progress(list(rows.order_by("pk").values_list("pk", flat=True)), table):
        try:
            problem = problem_of(rows.get(pk=pk))
        except Exception as error:  # whatever stands there
            problem = f"Row {pk} of {table} cannot be read: {type(error).__name__}: {error}"
        if problem:
            yield problem


def _of_version(version: Version) -> str:
    if verify(version):
        return ""
    return f"Version {version.number} of document {version.document_id} does not have its digest."


def _of_edition(edition: Edition, accounts: Callable[[], Accounts]) -> str:
    problem = _unsigned(edition, accounts)
    return problem and f"Edition {edition.number} of “{edition.title}” {problem}."


def _of_seal(row: Sealed, chain: Chain) -> str:
    table = row._meta.db_table
    if 0 < chain.position(table, row.pk) <= chain.vouched or row.bears_seal():
        return ""
    return f"Row {row.pk} of {table} does not bear its seal."


def _copied(row: Version | Edition) -> tuple[str, str, str]:
    return row.content_json, row.fragment, row.digest


def _unsigned(edition: Edition, accounts: Callable[[], Accounts]) -> str:
    version, signed = edition.version, list(approvals(edition.version))
    if _copied(edition) != _copied(version):
        return f"is not what version {version.number} says"
    if not signed:
        return "has no approval of its digest"
    if not verify(version):
        return ""  # said of the version already
    if people_among(signers(signed), accounts(), without=contributor_ids(version)) < version.signatures_required:
        return "lacks a signature that its version asks for"
    if other := [name for name, value in edition_values(version, signed).items() if getattr(edition, name) != value]:
        return f"does not follow from what was signed: {', '.join(other)}"
    its_time = max(filter(None, [signed[-1].at, chosen_time(signed)]))
    return "was published before its time" if edition.published_at < its_time else ""
