"""What hostile texts cost: `python -m bench.hostile 20000` checks all of them at that length and names the worst."""

import os
import sys
from importlib import import_module
from time import thread_time

LIMIT = 30
SHOWN = 20


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import_module("django").setup()
    limits, jobs, texts = (import_module(name) for name in ("articles.deadline", *HERE))
    for job in jobs.JOBS.values():
        job(jobs.ORDINARY)
    found = []
    for name, text in texts.hostile(int(sys.argv[1])).items():
        for job, do in jobs.JOBS.items():
            end = thread_time() + LIMIT
            try:
                with limits.deadline(lambda: thread_time() > end):  # noqa: B023 - asked inside this round
                    do(text)
            except limits.OutOfTime:
                print(f"cut off: {job} of {name}")
            found.append((thread_time() - end + LIMIT, job, name))
    for seconds, job, name in sorted(found, reverse=True)[:SHOWN]:
        print(f"{seconds:6.2f} {job:26} {name}")


HERE = ("tests.linear.jobs", "tests.linear.hostile")

if __name__ == "__main__":
    main()
