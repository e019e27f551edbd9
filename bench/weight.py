"""What each kind of readers' page weighs, and how far it moves while it comes: `python -m bench.weight` loads the demo
into a folder that it throws away, starts a readers' process as in production, opens each page in Chromium as on a phone
and on a desk, and writes `bench/results/weight.json`.
"""

import json
import os
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

RESULTS = Path(__file__).parent / "results/weight.json"
WIDTHS = {390: 844, 1280: 900}
"""With their heights."""
PAGES = {
    "home": "/",
    "medicines": "/medicines/",
    "topics": "/topics/",
    "topic": "/topics/missed-dose/",
    "search": "/search/?q=missed+dose+rivotril",
    "medicine": "/medicines/clonazepam/",
    "class": "/medicines/benzodiazepines/",
    "medicine taken down": "/medicines/ranitidine/",
    "article": "/medicines/clonazepam/full-guide/",
    "article being checked": "/medicines/diazepam/full-guide/",
    "article taken down": "/medicines/clonazepam/sleep/",
    "history": "/medicines/clonazepam/full-guide/history/",
    "older edition": "/medicines/clonazepam/full-guide/history/1/",
    "changes": "/medicines/clonazepam/full-guide/history/2/changes/",
    "correction": "/medicines/lorazepam/side-effects/history/2/changes/",
    "reviewers": "/reviewers/",
    "how we review": "/about/how-we-review/",
    "report": "/report/?page=/medicines/clonazepam/full-guide/&edition=2",
    "nothing here": "/nothing-here/",
}


def main() -> None:
    with TemporaryDirectory(prefix="klonoinfo-") as name:
        folder = Path(name)
        database = f"sqlite:///{folder / 'demo.sqlite3'}"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "klonoinfo.settings",
            "ENV_FILE": ".env.example",
            "DATABASE_URL": database,
        }
        processes, served = import_module("tests.processes"), import_module("tests.served")
        for command in ("migrate", "demo"):
            processes.python("manage.py", command).check_returncode()
        with served.served(folder, **served.deployed(folder)) as site:
            measured = _measured(f"http://127.0.0.1:{site.port}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(measured, indent=2) + "\n")
    for kind, widths in measured.items():
        print(
            f"{kind:22}", *(f"{width}: {row['bytes']:6} bytes, shift {row['shift']}" for width, row in widths.items())
        )


def _measured(site: str) -> dict[str, dict[str, Any]]:
    """By kind of page and width of the window."""
    chromium = import_module("tests.conftest")
    scales = import_module("tests.browser.scales")
    measured: dict[str, dict[str, Any]] = {kind: {} for kind in PAGES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.CHROMIUM, args=chromium.CHROMIUM_OPTIONS)
        for width, height in WIDTHS.items():
            for kind, path in PAGES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                weight = scales.weigh(page, f"{site}{path}")
                measured[kind][str(width)] = {
                    "bytes": weight.size,
                    "requests": weight.requests,
                    "style sheets": weight.sheets,
                    "shift": round(weight.shift, 4),
                }
                page.close()
        browser.close()
    return measured


if __name__ == "__main__":
    main()
