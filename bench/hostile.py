"""What hostile texts cost: `python -m bench.hostile 20000` tries each job on each text of that length, says what every
one took as it goes, and names the worst at its end. `--job` and `--text` pick; `--after` goes on behind a text.
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from time import thread_time
from typing import NamedTuple

LIMIT = 30
SHOWN = 20


class Took(NamedTuple):
    """Seconds of processor, of which more than `LIMIT` are cut off."""

    seconds: float
    job: str
    text: str

    def __str__(self) -> str:
        return f"{self.seconds:6.2f} {self.job:26} {self.text}"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import_module("django").setup()
    arguments = _parser().parse_args()
    took = []
    for one in _measured(arguments):
        took.append(one)
        print(one, flush=True)
    print(f"\nThe slowest of {len(took)}:", *sorted(took, reverse=True)[: arguments.shown], sep="\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m bench.hostile", description=__doc__)
    parser.add_argument("length", type=int, help="of each text, in characters")
    parser.add_argument("--job", action="append", metavar="NAME", help="this job only; may be given again")
    parser.add_argument("--text", action="append", metavar="NAME", help="this text only; may be given again")
    parser.add_argument("--after", metavar="NAME", help="only the texts behind this one, where a run was stopped")
    parser.add_argument("--shown", type=int, default=SHOWN, help="how many of the slowest to name")
    return parser


def _measured(arguments: Namespace) -> Iterator[Took]:
    jobs, texts = import_module("tests.linear.jobs"), import_module("tests.linear.hostile").hostile(arguments.length)
    names = list(texts)
    names = names[names.index(arguments.after) + 1 :] if arguments.after else names
    for job in jobs.JOBS.values():
        job(jobs.ORDINARY)  # what is read once in a process
    for text in arguments.text or names:
        for job in arguments.job or jobs.JOBS:
            yield Took(_seconds(jobs.JOBS[job], texts[text]), job, text)


def _seconds(job: Callable[[str], object], text: str) -> float:
    limits = import_module("articles.deadline")
    began = thread_time()
    with suppress(limits.OutOfTime), limits.deadline(lambda: thread_time() > began + LIMIT):
        job(text)
    return thread_time() - began


if __name__ == "__main__":
    main()
