"""Which accounts are one person, and whose texts a person may not sign. Everybody who wants to know asks here.

What an account had once counts as well as what it has: a number that was changed afterwards still tells whose it is.
And what binds two accounts binds over a third one: who shares a number with it is who shares an address with it.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import F

from ..identity import address_key, registration_key
from ..lifecycle import Role, Ties
from .address import AddressAct
from .people import Person, RoleAct


class Accounts:
    """Every registration and address that any account has or had. Whoever asks several things reads it once."""

    def __init__(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        self.keys: defaultdict[int, set[str]] = defaultdict(set)
        self.holders: defaultdict[str, set[int]] = defaultdict(set)
        for account, register, number, email in rows:
            for key in filter(None, (registration_key(register, number), address_key(email))):
                self.keys[account].add(key)
                self.holders[key].add(account)

    @cached_property
    def administrators(self) -> frozenset[int]:
        """As they are once somebody asks, which who signs does with the signer's account locked."""
        return frozenset(Person.objects.active(Role.ADMINISTRATOR).values_list("pk", flat=True))

    def of(self, account: int) -> frozenset[int]:
        """All that hang together with it, however many are between."""
        accounts, new = {account}, {account}
        while new:
            keys = set[str]().union(*(self.keys.get(one, ()) for one in new))
            new = set[int]().union(*(self.holders[key] for key in keys)) - accounts
            accounts |= new
        return frozenset(accounts)


def read_accounts() -> Accounts:
    columns = ("pk", "register", "registration", "email")
    trail: Any = Person.history
    past = trail.order_by().values_list(F("id"), *columns[1:])
    return Accounts(Person.objects.order_by().values_list(*columns).union(past))


def ties_of(person: int, accounts: Accounts | None = None) -> Ties:
    accounts = accounts or read_accounts()
    own = accounts.of(person)
    kept = frozenset[int]().union(*map(accounts.of, _kept_by(own)))
    return Ties(own, kept - own)


def one_person(first: int, second: int) -> bool:
    return second in read_accounts().of(first)


def administers(person: Person, accounts: Accounts | None = None) -> bool:
    """Whether one of this person's accounts is an administrator's."""
    accounts = accounts or read_accounts()
    own = accounts.of(person.pk)
    # Most people have one account, whose roles are read already.
    return person.has_role(Role.ADMINISTRATOR) if len(own) == 1 else not accounts.administrators.isdisjoint(own)


def people_among(keys: Iterable[int], accounts: Accounts | None = None, *, without: Iterable[int] = ()) -> int:
    """How many people these accounts are, leaving out whoever has one of `without`. In their order, an account of a
    person who is counted already adds nobody.
    """
    accounts, counted, excluded = accounts or read_accounts(), set[int](), set(without)
    for key in keys:
        if (counted | excluded).isdisjoint(accounts.of(key)):
            counted.add(key)
    return len(counted)


def _kept_by(administrator: frozenset[int]) -> set[int]:
    """Accounts that these gave a role or an address, made, closed or changed in any way."""
    roles, addresses = (model.objects.filter(by__in=administrator).order_by() for model in (RoleAct, AddressAct))
    trail: Any = Person.history
    saved = trail.filter(history_user__in=administrator).order_by().values_list("id", flat=True)
    return set(saved.union(*(acts.values_list("person", flat=True) for acts in (roles, addresses))))
