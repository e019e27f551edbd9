"""Accounts and roles. Nobody makes anybody a pharmacist alone: it takes two administrators."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ..lifecycle import Role
from ..models import Claim, Document, Person, RoleAct, clock, drafting
from ..models.one_person import one_person, ties_of
from ..refusals import Incomplete, WrongPerson, WrongState
from .preconditions import lock_account, require_role


@transaction.atomic
def add_person(*, username: str, role: Role, name: str, password: str, **particulars: Any) -> Person:
    """The operator's way in: an account with its role. Raises Incomplete naming what is missing or wrong."""
    if role == Role.PHARMACIST:
        _require_registration(particulars)
    person = Person(username=username, name=name, **particulars)
    try:
        validate_password(password, person)
        person.set_password(password)
        person.full_clean()
    except ValidationError as error:
        raise Incomplete("The account was not made.", tuple(error.messages)) from error
    try:
        person.save()
    except IntegrityError as error:
        raise Incomplete("The account was not made: somebody made one with these particulars just now.") from error
    _refuse_both(person, role)
    _grant(person, role, by=None, verb=RoleAct.OPERATOR)
    return person


def _refuse_both(person: Person, role: Role) -> None:
    """Raises WrongState where this role would make one person administrator and pharmacist. Who keeps accounts could
    write in another's name, and then sign.
    """
    other = {Role.ADMINISTRATOR: Role.PHARMACIST, Role.PHARMACIST: Role.ADMINISTRATOR}.get(role)
    if other is None or settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN:
        return
    if Person.objects.filter(pk__in=ties_of(person.pk).own, is_active=True, groups__name=other).exists():
        raise WrongState(
            f"{person} is {other.with_article}. One person is not both administrator and pharmacist here, unless the "
            "operator allows it with ONE_PERSON_MAY_ADMINISTER_AND_SIGN."
        )


def _require_registration(particulars: dict[str, Any]) -> None:
    wanted = ("credentials", "register", "registration", "registration_expires", "slug")
    missing = tuple(f"{name} is missing." for name in wanted if not particulars.get(name))
    if missing:
        raise Incomplete("A pharmacist signs with a registration:", missing)
    expires: date = particulars["registration_expires"]
    if expires < clock.today():
        raise Incomplete(f"This registration expired on {expires:%-d %B %Y}.")


@transaction.atomic
def ask_role(*, person: int, role: Role, by: Person) -> RoleAct:
    """One administrator asks. Raises Refused when it is asked for or held already, or the account is closed."""
    require_role(by, Role.ADMINISTRATOR)
    account = lock_account(person)
    if account.has_role(role):
        raise WrongState(f"{account} is {role.with_article} already.")
    if pending(account, role):
        raise WrongState("This was asked for already. A second administrator has to confirm it.")
    _refuse_both(account, role)
    return RoleAct.objects.create(person=account, role=role, verb=RoleAct.ASK, by=by)


@transaction.atomic
def confirm_role(*, person: int, role: Role, by: Person) -> RoleAct:
    """A second administrator confirms. Raises WrongPerson for whoever asked, and for the person themselves."""
    require_role(by, Role.ADMINISTRATOR)
    account = lock_account(person)
    pending_role = pending(account, role)
    if pending_role is None:
        raise WrongState("Nobody asked for this role.")
    if any(one_person(by.pk, barred) for barred in (pending_role.by_id, account.pk) if barred):
        raise WrongPerson("A second administrator, neither who asked nor the person, has to confirm a role.")
    _refuse_both(account, role)
    return _grant(account, role, by=by, verb=RoleAct.CONFIRM)


@transaction.atomic
def refuse_role(*, person: int, role: Role, by: Person) -> RoleAct:
    require_role(by, Role.ADMINISTRATOR)
    account = lock_account(person, closed=True)
    if pending(account, role) is None:
        raise WrongState("Nobody asked for this role.")
    return RoleAct.objects.create(person=account, role=role, verb=RoleAct.REFUSE, by=by)


@transaction.atomic
def remove_role(*, person: int, role: Role, by: Person) -> RoleAct:
    """Taking a role away needs one administrator only."""
    require_role(by, Role.ADMINISTRATOR)
    account = lock_account(person, closed=True)
    if role.value not in account.roles:
        raise WrongState(f"{account} is no {role.value.lower()}.")
    account.groups.remove(Group.objects.get(name=role.value))
    return RoleAct.objects.create(person=account, role=role, verb=RoleAct.REMOVE, by=by)


def pending(person: Person, role: Role) -> RoleAct | None:
    last = RoleAct.objects.filter(person=person, role=role).order_by("pk").last()
    return last if last is not None and last.verb == RoleAct.ASK else None


@transaction.atomic
def deactivate(*, person: int, by: Person | None) -> Person:
    """Close an account; what it signed stands. `by` None is the operator. Raises Refused when closed already."""
    if by is not None:
        require_role(by, Role.ADMINISTRATOR)
    account = lock_account(person)
    if account == by:
        raise WrongPerson("Somebody else has to close your account.")
    account.is_active = False
    vars(account)["_history_user"] = by  # where simple_history looks for it
    account.save()
    Claim.objects.filter(person=account).delete()
    return account


@transaction.atomic
def hand_over(*, leaver: int, to: int, by: Person | None) -> list[Document]:
    """A leaver's unfinished drafts get a new named author. Versions that wait keep the names they froze.

    `by` None is the operator; the edit trail then names who takes over.
    """
    if by is not None:
        require_role(by, Role.ADMINISTRATOR)
    if to == leaver:
        raise WrongPerson("These drafts are theirs already. Choose somebody else.")
    heir = Person.objects.get(pk=to)
    require_role(heir, Role.WRITER)
    handed = []
    for document in sorted(unfinished(leaver), key=lambda document: document.pk):
        with drafting(document, by=by or heir, reason=f"Handed over to {heir}."):
            record: Any = document.record
            record.author = heir
            record.save()
        handed.append(document)
    return handed


def unfinished(person: int) -> Sequence[Document]:
    """Documents of this author whose draft readers do not have yet."""
    mine = Document.objects.with_state(clock.now()).filter(archived=False).exclude(waiting="nothing")
    return list(mine.filter(as_article__author=person)) + list(mine.filter(as_medication__author=person))


def _grant(person: Person, role: Role, *, by: Person | None, verb: str) -> RoleAct:
    group, _ = Group.objects.get_or_create(name=role.value)
    person.groups.add(group)
    return RoleAct.objects.create(person=person, role=role, verb=verb, by=by)
