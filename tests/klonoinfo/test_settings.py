import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django import conf
from django.core.exceptions import ImproperlyConfigured
from psycopg import IsolationLevel

from klonoinfo import read_settings

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "k3" * 30,
    "SEAL_KEY": "s5" * 30,
    "ALLOWED_HOSTS": "medicines.example, www.medicines.example",
    "BASE_URL": "https://medicines.example/",
    "DATABASE_URL": "postgres://web:pass%2Fword@db.example:5433/articles?sslmode=require",
}
READERS = PRODUCTION | {"FACE": "public", "SEAL_KEY": ""}
Read = Callable[..., dict[str, Any]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads the settings as a process would that has these variables and no others."""

    def read(file: str = "", **variables: str) -> dict[str, Any]:
        (tmp_path / "env").write_text(file)
        monkeypatch.setattr(os, "environ", {"ENV_FILE": str(tmp_path / "env"), **variables})
        return runpy.run_path(str(ROOT / "klonoinfo/settings.py"))

    return read


def test_production_is_the_default_and_is_closed(read: Read) -> None:
    production = read(**{name: value for name, value in PRODUCTION.items() if name != "ENVIRONMENT"})
    assert production["ENVIRONMENT"] == "production"
    assert production["DEBUG"] is False
    assert production["ALLOWED_HOSTS"] == ["medicines.example", "www.medicines.example"]
    assert production["BASE_URL"] == "https://medicines.example"
    assert production["SECURE_SSL_REDIRECT"] is production["SESSION_COOKIE_SECURE"] is True
    assert production["SECURE_PROXY_SSL_HEADER"] is None
    assert production["STORAGES"]["staticfiles"]["BACKEND"].startswith("whitenoise.")


def test_development_needs_nothing_but_its_name(read: Read) -> None:
    development = read(ENVIRONMENT="development")
    assert development["DATABASE"]["ENGINE"] == "klonoinfo.sqlite"
    assert development["DATABASE"]["NAME"] == str(ROOT / "db.sqlite3")
    assert development["SECURE_HSTS_SECONDS"] == 0
    assert development["BASE_URL"] == "http://127.0.0.1:8000"
    assert development["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


def test_readers_process_signs_nobody_in(read: Read) -> None:
    apart = {
        "articles.admin.apps.WritingConfig",
        "django.contrib.sessions",
        "django.contrib.messages",
        "axes",
    }
    public, staff = read(**READERS), read(**PRODUCTION, FACE="all")
    assert set(staff["INSTALLED_APPS"]) - set(public["INSTALLED_APPS"]) == apart
    assert not [name for name in public["MIDDLEWARE"] if re.search("session|auth|axes", name)]
    assert not [name for name in public["AUTHENTICATION_BACKENDS"] if "axes" in name]
    assert set(public["MIDDLEWARE"]) < set(staff["MIDDLEWARE"])


def test_postgresql_address(read: Read) -> None:
    database = read(**PRODUCTION)["DATABASE"]
    assert database["ENGINE"] == "klonoinfo.postgresql"
    assert (database["PASSWORD"], database["PORT"]) == ("pass/word", 5433)
    assert database["OPTIONS"]["sslmode"] == "require"
    assert (database["OPTIONS"]["connect_timeout"], database["CONN_HEALTH_CHECKS"]) == (3, True)
    assert database["OPTIONS"]["isolation_level"] == IsolationLevel.READ_COMMITTED
    assert database["OPTIONS"]["options"] == "-c search_path=public,pg_temp -c DateStyle=ISO -c jit=off"


@pytest.mark.parametrize(
    ("address", "name"),
    [("sqlite:///shelf/a.db", f"{ROOT}/shelf/a.db"), ("sqlite:////srv/a.db", "/srv/a.db")],
)
def test_sqlite_address(read: Read, address: str, name: str) -> None:
    assert read(ENVIRONMENT="development", DATABASE_URL=address)["DATABASE"]["NAME"] == name


def test_mail_address(read: Read) -> None:
    mail = read(**PRODUCTION, EMAIL_URL="smtp+tls://desk:pass@mail.example:587")
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example", 587, True)


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("filemail:///srv/mail", "/srv/mail"),
        ("filemail:////srv/mail", "/srv/mail"),
        ("filemail:///srv/mail/", "/srv/mail/"),
        ("filemail:///srv/a%20folder%2B/new+old", "/srv/a folder+/new+old"),
    ],
)
def test_mail_is_written_to_the_folder_that_its_address_names(read: Read, address: str, folder: str) -> None:
    assert read(**PRODUCTION, EMAIL_URL=address)["EMAIL_FILE_PATH"] == folder


def test_process_wins_over_file(read: Read) -> None:
    assert read("GRACE_DAYS=30\n# remark\n\nPORT=9000", ENVIRONMENT="development", PORT="9001")["PORT"] == 9001


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("ENVIRONMENT", "prod", "ENVIRONMENT is 'prod': it must be one of production, development."),
        ("FACE", "reader", "FACE is 'reader': it must be one of all, public."),
        ("HTTPS", "yes", "HTTPS is 'yes': it must be one of true, false."),
        ("SIGN_IN_TRIES", "0", "SIGN_IN_TRIES is '0': it must be a whole number from 1 to 100000."),
        ("GRACE_DAYS", "-1", "GRACE_DAYS is '-1': it must be a whole number from 1 to 100000."),
        ("PORT", "80000", "PORT is '80000': it must be a whole number from 1 to 65535."),
        ("BASE_URL", "medicines.example", "BASE_URL is 'medicines.example': it must be like https://"),
        ("DEFAULT_FROM_EMAIL", "Medicines", "DEFAULT_FROM_EMAIL is 'Medicines': it must be like Medicines <"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL cannot be read: it must be like sqlite:///file or"),
        ("DATABASE_URL", "postgres://a:b@c:port/d", "DATABASE_URL cannot be read"),
        ("EMAIL_URL", "pigeon://loft", "EMAIL_URL cannot be read: it must be like consolemail://, filemail:///f"),
        ("EMAIL_URL", "filemail://folder", "EMAIL_URL cannot be read: it must be like consolemail://"),
        ("EMAIL_URL", "filemail:///", "EMAIL_URL cannot be read: it must be like consolemail://"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'loud'"),
        ("SECRET_KEY", "", "SECRET_KEY is missing: set it in the environment or in "),
        ("SEAL_KEY", "", "SEAL_KEY is missing: set it in the environment or in "),
        ("BASE_URL", "", "BASE_URL is missing"),
        ("DATABASE_URL", "", "DATABASE_URL is missing"),
        ("SECRET_KEY", "short", "SECRET_KEY is the published one or shorter than 50 characters"),
        ("SEAL_KEY", "short", "SEAL_KEY is the published one or shorter than 50 characters"),
        ("DEBUG", "true", "DEBUG is on: in production set it to false."),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is empty or open"),
        ("ALLOWED_HOSTS", "medicines.example,*", "ALLOWED_HOSTS is empty or open"),
    ],
)
def test_wrong_value_is_refused_in_one_sentence(read: Read, name: str, value: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(sentence)):
        read(**PRODUCTION | {name: value})


@pytest.mark.parametrize("name", ["SECRET_KEY", "SEAL_KEY"])
def test_published_key_is_refused_in_production(read: Read, name: str) -> None:
    published = read(ENVIRONMENT="development")[name]
    with pytest.raises(ImproperlyConfigured, match=f"{name} is the published one"):
        read(**PRODUCTION | {name: published})


def test_readers_process_has_no_key_to_seal_with(read: Read) -> None:
    assert read(**READERS)["SEAL_KEY"] == ""
    with pytest.raises(ImproperlyConfigured, match="SEAL_KEY is set, but readers' processes seal nothing"):
        read(**READERS | {"SEAL_KEY": PRODUCTION["SEAL_KEY"]})


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("GRACE_DAY=30", "GRACE_DAY is set in .*, but there is no such variable."),
        ("PORT: 9000", "cannot be read: line 1 is neither NAME=value nor # remark."),
    ],
)
def test_wrong_file_is_refused_in_one_sentence(read: Read, file: str, sentence: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read(file, **PRODUCTION)


def test_named_file_must_exist(read: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="ENV_FILE is '/nowhere/env': there is no such file."):
        read(ENV_FILE="/nowhere/env", ENVIRONMENT="development")


def test_example_names_every_variable_and_its_default(read: Read) -> None:
    example = (ROOT / ".env.example").read_text()
    assignments = re.findall(r"^#?([A-Z_]+=.*)$", example, re.MULTILINE)
    uncommented = read("\n".join(assignments))
    assert {line.split("=")[0] for line in assignments} == uncommented["env"].declared
    assert only_settings(uncommented) == only_settings(read(example))


def test_wrong_settings_end_a_command_with_the_sentence_alone() -> None:
    command = [sys.executable, "manage.py", "check"]
    process = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull}
    ended = subprocess.run(command, cwd=ROOT, env=process, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert (
        ended.stderr == f"klonoinfo cannot start: BASE_URL is missing: set it in the environment or in {os.devnull}.\n"
    )


def only_settings(module: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in module.items() if name.isupper()}


def test_reading_twice_is_harmless() -> None:
    """Once read, the settings file hides Django's settings under the same name in this package."""
    read_settings()
    read_settings()
    assert conf.settings.configured
