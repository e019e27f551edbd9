"""Which accounts are one person, and whose texts a person may not sign. Everybody who wants to know asks here.

What an account had once counts as well as what it has: a number that was changed afterwards still tells whose it is.
And what binds two accounts binds over a third one: who shares a number with it is who shares an address with it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from ..identity import address_key, registration_key
from ..lifecycle import Role, Ties
from .address import AddressAct
from .people import Person, RoleAct


def ties_of(person: int) -> Ties:
    accounts = _accounts()
    own = accounts.of(person)
    kept = frozenset[int]().union(*map(accounts.of, _kept_by(own)))
    return Ties(own, kept - own)


def one_person(first: int, second: int) -> bool:
    return second in _accounts().of(first)


def one_is_administrator(person: int) -> bool:
    """Whether one of this person's accounts is an administrator's."""
    administrators = Person.objects.filter(is_active=True, groups__name=Role.ADMINISTRATOR)
    return administrators.filter(pk__in=_accounts().of(person)).exists()


def people_among(accounts: Iterable[int], *, without: Iterable[int] = ()) -> int:
    """How many people these accounts are, leaving out whoever has one of `without`. In their order, an account of a
    person who is counted already adds nobody.
    """
    known, counted, excluded = _accounts(), set[int](), set(without)
    for account in accounts:
        if (counted | excluded).isdisjoint(known.of(account)):
            counted.add(account)
    return len(counted)


class _Accounts:
    """Every registration and address that any account has or had."""

    def __init__(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        self.keys: defaultdict[int, set[str]] = defaultdict(set)
        self.holders: defaultdict[str, set[int]] = defaultdict(set)
        for account, register, number, email in rows:
            for key in filter(None, (registration_key(register, number), address_key(email))):
                self.keys[account].add(key)
                self.holders[key].add(account)

    def of(self, account: int) -> frozenset[int]:
        """All that hang together with it, however many are between."""
        found, new = {account}, {account}
        while new:
            keys = set[str]().union(*(self.keys.get(one, ()) for one in new))
            new = set[int]().union(*(self.holders[key] for key in keys)) - found
            found |= new
        return frozenset(found)


def _accounts() -> _Accounts:
    columns = ("pk", "register", "registration", "email")
    trail: Any = Person.history
    past = trail.order_by().values_list(F("id"), *columns[1:])
    return _Accounts(Person.objects.order_by().values_list(*columns).union(past))


def _kept_by(administrator: frozenset[int]) -> set[int]:
    """Accounts that these gave a role or an address, made, closed or changed in any way."""
    acts = [model.objects.filter(by__in=administrator) for model in (RoleAct, AddressAct)]
    trail: Any = Person.history
    saved = trail.filter(history_user__in=administrator)
    return {key for found in acts for key in found.values_list("person", flat=True)} | set(
        saved.values_list("id", flat=True)
    )
