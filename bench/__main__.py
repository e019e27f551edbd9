"""All measurements that need no files of anybody: `make bench`, or `make bench QUICK=1` for a look."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from .readers import PEERS_PYTHON
from .serving import ROOT

SMALL, LARGE = 100, 1_000
"""Articles of the two shelves between which costs are compared."""


def main() -> None:
    parser = ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="readers' pages alone, in fewer rounds")
    if parser.parse_args().quick:
        _run("bench.readers", "--quick")
        return
    _run("bench.readers")
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{articles}.sqlite3" for articles in (SMALL, LARGE)]
        for file, articles in zip(files, (SMALL, LARGE), strict=True):
            _run("bench.fill", str(articles), DATABASE_URL=f"sqlite:///{file}")
        _run("bench.growth", *map(str, files), "--write")
    _run("bench.weight")
    _run("bench.report", python=PEERS_PYTHON)


def _run(module: str, *arguments: str, python: Path = Path(sys.executable), **variables: str) -> None:
    subprocess.run([python, "-m", module, *arguments], cwd=ROOT, env=os.environ | variables, check=True)


if __name__ == "__main__":
    main()
