"""`python -m tests.attack.read_word` reads one Word file after another and tells what each made it do."""

import json
import resource
import sys
from time import process_time
from typing import Any

from articles.importing import Unreadable, read
from tests.attack.hostile_word import FILES

MEMORY = 1_500_000_000
WATCHED = ("open", "socket.", "subprocess.", "os.", "ctypes.", "shutil.", "tempfile.", "urllib.")


def main() -> None:
    # What Python itself keeps of a module that it reads for the first time would look like a file of the document's.
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    read("warm.docx", FILES["a program before it"]())
    made = {name: make() for name, make in FILES.items()}
    done: list[str] = []
    sys.addaudithook(lambda event, given: watch(done, event, given))
    told = {}
    for name, data in made.items():
        done.clear()
        start = process_time()
        outcome, words = outcome_of(data)
        seconds = process_time() - start
        told[name] = {"outcome": outcome, "words": words, "seconds": seconds, "done": sorted(set(done))}
    json.dump(told, sys.stdout)


def watch(done: list[str], event: str, given: tuple[Any, ...]) -> None:
    """What leaves the process or reaches a file; Python may read its own."""
    own = event == "open" and str(given[0]).startswith((sys.base_prefix, sys.pycache_prefix or sys.base_prefix))
    if event.startswith(WATCHED) and not own:
        done.append(f"{event} {given[:2]}")


def outcome_of(data: bytes) -> tuple[str, str]:
    try:
        reading = read("a.docx", data)
    except Unreadable as refusal:
        return "refused", str(refusal)
    except BaseException as error:
        return "failed", repr(error)[:300]
    return "read", f"{reading.title}\n{reading.body}\n{[scrap.text for scrap in reading.quarantine]}"[:20_000]


if __name__ == "__main__":
    main()
