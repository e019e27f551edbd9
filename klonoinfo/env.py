"""Reads settings from environment variables and from a file of them, and refuses wrong ones with a sentence."""

import re
from collections.abc import Callable, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

ASSIGNMENT = re.compile(r"[A-Z][A-Z0-9_]*=.*")
ADDRESS = re.compile(r"https?://[^\s/?#]+")
WITH_PATH = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
DATABASE = re.compile(r"sqlite:///.+|sqlite://:memory:|postgres(ql)?://.+")
MAIL_FOLDER = re.compile(r"filemail:///+([^/].*)")
FLAGS = {"true": True, "false": False}


class Environment:
    """The variables of the process and, behind them, those of a file; every way to get one wrong is refused.

    Whoever asks for a variable declares it: what the file holds beyond those is unknown.
    """

    def __init__(self, process: Mapping[str, str], default_file: Path) -> None:
        self.file = default_file.parent / (process.get("ENV_FILE") or default_file)
        if not self.file.exists() and self.file != default_file:
            raise ImproperlyConfigured(f"ENV_FILE is {str(self.file)!r}: there is no such file.")
        self.in_file = read_file(self.file)
        self.values = {**self.in_file, **process}
        self.declared: set[str] = set()

    def text(self, name: str, default: str | None = None) -> str:
        self.declared.add(name)
        value = self.values.get(name, "").strip() or default
        if value is None:
            raise ImproperlyConfigured(f"{name} is missing: set it in the environment or in {self.file}.")
        return value

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            raise _malformed(name, value, f"one of {', '.join(choices)}")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        return FLAGS[self.choice(name, tuple(FLAGS), str(default).lower())]

    def number(self, name: str, default: int, *, at_most: int = 100_000) -> int:
        value = self.text(name, str(default))
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= at_most:
            raise _malformed(name, value, f"a whole number from 1 to {at_most}")
        return int(value)

    def words(self, name: str, default: str = "") -> list[str]:
        words = (word.strip() for word in self.text(name, default).split(","))
        return list(dict.fromkeys(filter(None, words)))

    def address(self, name: str, default: str | None = None) -> str:
        """Scheme and host, without the slash at the end."""
        value = self.text(name, default).rstrip("/")
        if not ADDRESS.fullmatch(value):
            raise _malformed(name, value, "like https://medicines.example")
        return value

    def addresses(self, name: str) -> list[str]:
        """With their paths; none where it is not set."""
        values = self.words(name)
        for value in values:
            if not WITH_PATH.fullmatch(value):
                raise _malformed(name, value, "like http://127.0.0.1:6081/, with commas between several")
        return values

    def sender(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if "@" not in parseaddr(value)[1]:
            raise _malformed(name, value, "like Medicines <noreply@medicines.example>")
        return value

    def database(self, name: str, default: str | None = None) -> dict[str, Any]:
        """One entry of Django's DATABASES."""
        wanted = "like sqlite:///file or postgres://user:password@host/database"
        value = self.text(name, default)
        if not DATABASE.fullmatch(value):
            # The address may hold a password, so it is not repeated.
            raise ImproperlyConfigured(f"{name} cannot be read: it must be {wanted}.")
        return _parsed(name, environ.Env.db_url_config, value, wanted)

    def mail(self, name: str, default: str) -> dict[str, Any]:
        """Django's EMAIL_… settings, those that the address names."""
        wanted = "like consolemail://, filemail:///folder or smtp+tls://user:password@host:587"
        value = self.text(name, default)
        settings = _parsed(name, environ.Env.email_url_config, value, wanted)
        if settings["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
            settings["EMAIL_BACKEND"] = "klonoinfo.smtp.EmailBackend"
        if value.startswith("filemail:"):
            # The parser takes the folder's first slash away.
            folder = MAIL_FOLDER.fullmatch(value)
            if folder is None:
                raise ImproperlyConfigured(f"{name} cannot be read: it must be {wanted}.")
            settings["EMAIL_FILE_PATH"] = f"/{unquote(folder[1])}"
        return {setting: value for setting, value in settings.items() if value}

    def refuse_unknown(self) -> None:
        for name in self.in_file:
            if name not in self.declared:
                raise ImproperlyConfigured(f"{name} is set in {self.file}, but there is no such variable.")


def read_file(file: Path) -> dict[str, str]:
    """The assignments in a file of `NAME=value` lines; none where there is no file."""

    class File(environ.Env):  # type: ignore[misc]  # django-environ has no types
        ENVIRON: ClassVar[dict[str, str]] = {}

    lines = file.read_text().splitlines() if file.exists() else []
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#") and not ASSIGNMENT.fullmatch(line):
            raise ImproperlyConfigured(f"{file} cannot be read: line {number} is neither NAME=value nor # remark.")
    if lines:
        File.read_env(file)
    return File.ENVIRON


def _parsed(name: str, parse: Callable[[str], dict[str, Any]], value: str, wanted: str) -> dict[str, Any]:
    try:
        return parse(value)
    except (ValueError, ImproperlyConfigured):
        raise ImproperlyConfigured(f"{name} cannot be read: it must be {wanted}.") from None


def _malformed(name: str, value: str, wanted: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} is {value!r}: it must be {wanted}.")
