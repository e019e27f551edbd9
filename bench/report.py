"""Draws `docs/performance.md` from the results, with what bench/requirements.txt names."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot

ROOT = Path(__file__).resolve().parents[1]
RESULTS, DOCS = ROOT / "bench/results", ROOT / "docs"
INK, BRAND, QUIET = "#1b2733", "#0b5c63", "#8a97a3"
TEMPLATE = ROOT / "bench/performance.md"


def main() -> None:
    mpl.rcParams |= {
        "svg.hashsalt": "klonoinfo",
        "font.family": "sans-serif",
        "text.color": INK,
        "axes.edgecolor": QUIET,
    }
    readers, growth, weight, export, processes = map(_read, ("readers", "growth", "weight", "export", "processes"))
    _draw(readers["ratios"], "readers.svg", "requests a second / those of a bare Django view")
    for database, steps in growth.items():
        _draw(steps, f"growth-{database.lower()}.svg", f"{database}: processor time with ten times the shelf / before")
    page = TEMPLATE.read_text().format(
        rounds=readers["rounds"],
        seconds=readers["seconds"],
        small="1,000",
        large="10,000",
        small_medicines="100",
        large_medicines="1,000",
        readers=_table("subject", readers["ratios"]),
        sqlite=_table("step", growth["SQLite"]),
        postgresql=_table("step", growth["PostgreSQL"]),
        export=_seconds("run", export),
        processes=_of_processes(processes),
        weight=_weights(weight),
    )
    (DOCS / "performance.md").write_text(page)


def _read(name: str) -> Any:
    return json.loads((RESULTS / f"{name}.json").read_text())


def _draw(rows: Mapping[str, Mapping[str, float]], name: str, label: str) -> None:
    """A point for the median of each row, and a line from the least to the most."""
    names = list(rows)[::-1]
    figure, axes = pyplot.subplots(figsize=(8, 0.32 * len(names) + 1))
    for place, row in enumerate(rows[name] for name in names):
        axes.plot([row["min"], row["max"]], [place, place], color=QUIET, linewidth=2, zorder=1)
        axes.scatter([row["median"]], [place], color=BRAND, s=36, zorder=2)
    axes.axvline(1, color=INK, linewidth=0.8, linestyle=":")
    axes.set_yticks(range(len(names)), names)
    axes.set_xlim(left=0)
    axes.set_xlabel(label)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    figure.savefig(DOCS / "images" / name, bbox_inches="tight", metadata={"Date": None})
    pyplot.close(figure)


def _table(first: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    lines = [f"| {name} | {row['min']:.2f} | {row['median']:.2f} | {row['max']:.2f} |" for name, row in rows.items()]
    return "\n".join([f"| {first} | min | median | max |", "| --- | ---: | ---: | ---: |", *lines])


def _seconds(first: str, rows: Mapping[str, list[float]]) -> str:
    lines = [f"| {name} | {least:.2f} | {middle:.2f} | {most:.2f} |" for name, (least, middle, most) in rows.items()]
    return "\n".join([f"| {first} | min | median | max |", "| --- | ---: | ---: | ---: |", *lines])


def _of_processes(processes: Mapping[str, Mapping[str, list[float]]]) -> str:
    rows = {f"{kind}: {what}": values for kind, row in processes.items() for what, values in row.items()}
    return _seconds("process", rows)


def _weights(pages: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    lines = [f"| {name} | {page['390']['bytes']:,} | {page['390']['shift']:.3f} |" for name, page in pages.items()]
    return "\n".join(["| page, on a phone | bytes | shift |", "| --- | ---: | ---: |", *lines])


if __name__ == "__main__":
    main()
