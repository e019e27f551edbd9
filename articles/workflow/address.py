"""A new mail address for an account. Whoever reads that mail can choose the password, so it takes two: an administrator
proposes it, and the owner or a second administrator confirms.
"""

from django.core.exceptions import ValidationError
from django.core.signing import SignatureExpired
from django.db import IntegrityError, transaction

from .. import notices
from ..content.canonical import normalise
from ..lifecycle import Role
from ..models import AddressAct, Person
from ..models.address import proposal_behind, proposed_address
from ..models.one_person import one_person
from ..refusals import Incomplete, Stale, Unchanged, WrongPerson, WrongState
from .preconditions import lock_account, require_role
from .signing import check_password

UNDONE = "The mail address was not changed."
EXPIRED = (
    f"This link has expired. {UNDONE} Sign in and answer there, or ask an administrator to refuse the new address and "
    "propose it again: that sends a new link."
)
NO_LINK = (
    "This link was answered before, or is none of ours. Nothing was changed. Sign in to see whether a new address "
    "waits for your answer."
)


@transaction.atomic
def propose_address(*, person: int, email: str, by: Person) -> AddressAct:
    """The old address is told. Raises Refused when one waits already, or when the new one is wrong or somebody's."""
    require_role(by, Role.ADMINISTRATOR)
    account, email = lock_account(person), normalise(email).strip()
    if proposed_address(person):
        raise WrongState("A new address waits already. Have it confirmed, or refuse it first.")
    if email == account.email:
        raise Unchanged("This is the account's address already.")
    _check_address(account, email)
    act = AddressAct.objects.create(person=account, verb=AddressAct.PROPOSE, email=email, by=by)
    notices.proposed(act)
    return act


def confirm_address(*, person: int, by: Person, password: str = "") -> AddressAct:
    """The owner confirms with the password; anybody else is a second administrator. Raises Refused for whoever proposed
    it, unless it is their own address, and when none waits.
    """
    if by.pk != person:
        require_role(by, Role.ADMINISTRATOR)
    else:
        if not password:
            raise Incomplete(f"Give your password: it shows that you are the owner. {UNDONE}")
        check_password(by, password, undone=UNDONE)
    return _confirm(person, by)


@transaction.atomic
def refuse_address(*, person: int, by: Person) -> AddressAct:
    """The owner, or any administrator: the address stays as it is."""
    if by.pk != person:
        require_role(by, Role.ADMINISTRATOR)
    _, proposal = _lock_proposed(person)
    return AddressAct.objects.create(person_id=person, verb=AddressAct.REFUSE, email=proposal.email, by=by)


def confirm_address_by_link(*, link: str) -> AddressAct:
    """The old address answers: who reads it is the owner. Raises Stale for a link that has expired, or answers nothing
    that waits.
    """
    owner = proposal_by_link(link=link).person
    return _confirm(owner.pk, owner)


def refuse_address_by_link(*, link: str) -> AddressAct:
    owner = proposal_by_link(link=link).person
    return refuse_address(person=owner.pk, by=owner)


def proposal_by_link(*, link: str) -> AddressAct:
    """What a link answers. Raises Stale as its answers do."""
    try:
        proposal = proposal_behind(link)
    except SignatureExpired as error:
        raise Stale(EXPIRED) from error
    if proposal is None:
        raise Stale(NO_LINK)
    return proposal


@transaction.atomic
def _confirm(person: int, by: Person) -> AddressAct:
    account, proposal = _lock_proposed(person)
    if by != account:
        _refuse_proposer(by, account, proposal)
    _check_address(account, proposal.email)
    old = account.email
    act = AddressAct.objects.create(person=account, verb=AddressAct.CONFIRM, email=proposal.email, by=by)
    account.email = proposal.email  # after the act: the database asks for it
    vars(account)["_history_user"] = by  # where simple_history looks for it
    try:
        account.save()
    except IntegrityError as error:
        raise Incomplete("This address cannot be used: it became another account's just now.") from error
    notices.confirmed(act, old)
    return act


def _refuse_proposer(by: Person, owner: Person, proposal: AddressAct) -> None:
    if any(one_person(by.pk, account) for account in (proposal.by_id, owner.pk)):
        raise WrongPerson("The owner or a second administrator, not who proposed it, has to confirm a new address.")


def _lock_proposed(person: int) -> tuple[Person, AddressAct]:
    account = lock_account(person)
    proposal = proposed_address(person)
    if proposal is None:
        raise WrongState("No new address waits for this account.")
    return account, proposal


def _check_address(person: Person, email: str) -> None:
    """Raises Incomplete when it is no address, or another account's by now."""
    if not email:
        raise Incomplete("Give an address. An account that nobody shall use any more is deactivated.")
    changed = Person.objects.get(pk=person.pk)
    changed.email = email
    try:
        changed.clean_fields(exclude=[field.name for field in Person._meta.fields if field.name != "email"])
        changed.clean()
    except ValidationError as error:
        raise Incomplete("This address cannot be used.", tuple(error.messages)) from error
