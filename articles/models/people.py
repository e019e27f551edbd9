"""People: who writes, who signs, who keeps the accounts. Never deleted: their names stand under what they did."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Lower, NullIf, Replace
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from ..content.canonical import is_one_line
from ..identity import address_key, registration_key
from ..lifecycle import BOTH_ROLES, Role
from . import clock
from .line import broken_lines, refuse_broken_lines

WARN_BEFORE = timedelta(days=60)
NEVER_DELETED = "People are deactivated, never deleted: their names stand under what they did."


SEPARATORS = " \u00a0-\u2013./_"
"""What makes no difference between two registrations to the database. To `identity` no mark does: SQLite reads no
expression that is nested much deeper.
"""


def _comparable(column: str) -> NullIf:
    """As the database compares a column; NULL, which equals nothing, where it holds nothing."""
    bare: Any = models.F(column)
    for mark in SEPARATORS:
        bare = Replace(bare, models.Value(mark), models.Value(""))
    return NullIf(Lower(bare), models.Value(""))


class PersonQuerySet(models.QuerySet["Person"]):
    def delete(self) -> NoReturn:
        raise ValidationError(NEVER_DELETED)


class PersonManager(BaseUserManager["Person"]):
    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def active(self, *roles: Role) -> PersonQuerySet:
        """Whose account is open and has one of these roles."""
        return self.get_queryset().filter(is_active=True, groups__name__in=roles).distinct()

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(username, password, is_superuser=True, **fields)


def check_slug_is_free(value: str) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValidationError("Use small letters, digits and single hyphens.")


class Person(AbstractBaseUser, PermissionsMixin):
    username = models.CharField(max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField("printed name", max_length=150, help_text="As it stands under a signature.")
    email = models.EmailField(blank=True)
    is_active = models.BooleanField("active", default=True)
    slug = models.SlugField(
        "address of the public page",
        max_length=150,
        unique=True,
        null=True,
        blank=True,
        validators=[check_slug_is_free],
        help_text="Readers find a reviewer's work at this address.",
    )
    credentials = models.CharField("post-nominals", max_length=80, blank=True, help_text="For example PharmD.")
    register = models.CharField(max_length=150, blank=True, help_text="The body that keeps the register.")
    registration = models.CharField("registration number", max_length=60, blank=True)
    registration_expires = models.DateField(null=True, blank=True)

    last_login = None  # a sign-in is not a change of the person: no trail row
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()
    history = HistoricalRecords(excluded_fields=["password"])

    class Meta:
        verbose_name_plural = "people"
        ordering = ("name", "username")
        constraints = (
            models.UniqueConstraint(NullIf(Lower("email"), models.Value("")), name="person_email_once"),
            models.UniqueConstraint(
                Coalesce(_comparable("register"), models.Value("")),
                _comparable("registration"),
                name="person_registration_once",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ValidationError(NEVER_DELETED)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        super().clean_fields(exclude)
        refuse_broken_lines(self, exclude)

    def clean(self) -> None:
        """An address that stands under signatures is never given to somebody else, and one person has one account."""
        super().clean()
        self._refuse_second_account()
        from .signed import Signed  # noqa: PLC0415  # signatures name people

        signed = Signed.__subclasses__()
        if (
            self.slug
            and is_one_line(self.slug)
            and any(kind.objects.filter(slug=self.slug).exclude(person=self.pk).exists() for kind in signed)
        ):
            raise ValidationError({"slug": "Somebody else signed under this address. Choose another."})

    def _refuse_second_account(self) -> None:
        others = Person.objects.exclude(pk=self.pk).only("username", "name", "register", "registration", "email")
        registration, address = registration_key(self.register, self.registration), address_key(self.email)
        wrong = {}
        for other in others:
            whose = f"{other.name} ({other.username}) has this {{}} already. One person has one account."
            if registration and registration_key(other.register, other.registration) == registration:
                wrong["registration"] = whose.format("registration")
            if address and address_key(other.email) == address:
                wrong["email"] = whose.format("mail address")
        if wrong:
            raise ValidationError(wrong)

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(group.name for group in self.groups.all())

    def has_role(self, *roles: Role) -> bool:
        return self.is_active and not self.roles.isdisjoint(roles)

    @property
    def is_staff(self) -> bool:
        """May enter the admin; what can be done there is asked role by role."""
        return self.is_superuser or self.has_role(*Role)

    @property
    def titled_name(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    @property
    def author_warning(self) -> str:
        """What this person lacks to be the named author of a page, or ""."""
        if self.name.strip() and self.credentials.strip():
            return ""
        return (
            f"{self.name} has no post-nominals, for example PharmD. A page names its author with them, and cannot be "
            "submitted without. An administrator enters them under People."
        )

    @cached_property
    def administers(self) -> bool:
        """Over this account or another one of theirs."""
        from .one_person import administers  # noqa: PLC0415  # which accounts are one person

        return administers(self)

    def signing_refusal(self, day: date | None = None) -> str:
        """Why this person may let nothing through on that day, or ""."""
        if refusal := self.stopping_refusal(day):
            return refusal
        return BOTH_ROLES if self.administers and not settings.ONE_PERSON_MAY_ADMINISTER_AND_SIGN else ""

    def stopping_refusal(self, day: date | None = None) -> str:
        """The same for what only keeps a text from readers, which two roles in one person are no reason against."""
        if not self.is_active:
            return "This account is deactivated."
        if not self.has_role(Role.PHARMACIST):
            return "Only a pharmacist signs."
        if not (self.credentials and self.register and self.registration and self.registration_expires):
            return "Your post-nominals or your registration are not on file. Ask an administrator to enter them."
        if broken_lines(self):
            return "Your account holds a line break or another control character. Ask an administrator to mend it."
        if self.registration_expires < (day or clock.today()):
            return f"Your registration expired on {self.registration_expires:%-d %B %Y}."
        return ""

    @property
    def registration_warning(self) -> str:
        if not (self.registration_expires and self.has_role(Role.PHARMACIST)):
            return ""
        if self.registration_expires - clock.today() > WARN_BEFORE:
            return ""
        stands = "was" if self.registration_expires < clock.today() else "is"
        until = f"{self.registration_expires:%-d %B %Y}"
        return f"Your registration {stands} valid until {until}. Renew it to go on signing."


class RoleAct(models.Model):
    """One step in a person's roles: asked for, confirmed by a second administrator, refused, taken away."""

    ASK, CONFIRM, REFUSE, REMOVE, OPERATOR = "ask", "confirm", "refuse", "remove", "operator"

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_acts")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    verb = models.CharField(max_length=10, choices=[(v, v) for v in (ASK, CONFIRM, REFUSE, REMOVE, OPERATOR)])
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.person}: {self.verb} {self.role}"


class SigningAttempt(models.Model):
    """A password given in order to sign. Five wrong ones in a row lock signing for a while."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="signing_attempts")
    right = models.BooleanField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.person} {'right' if self.right else 'wrong'} at {self.at:%Y-%m-%d %H:%M}"


def ensure_roles(**_: Any) -> None:
    """The three roles exist wherever the tables do."""
    for role in Role:
        Group.objects.get_or_create(name=role.value)
