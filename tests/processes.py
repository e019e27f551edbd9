"""Processes of their own on the suite's database: what cron, a shell and a second server see."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def address(role: str = "") -> str:
    """The test database in the form of DATABASE_URL, for its owner or another role."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    host = f"/{found['HOST']}" if found["HOST"].startswith("/") else f"{found['HOST']}:{found['PORT']}"
    return f"postgres://{role or found['USER']}@{host}/{found['NAME']}"


def python(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {"DATABASE_URL": address(), "DJANGO_SETTINGS_MODULE": "klonoinfo.settings"} | environment
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
