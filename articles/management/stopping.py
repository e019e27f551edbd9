"""A run that is told to stop, by Ctrl-C or by whoever ends the process, ends between two pieces of work."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from types import FrameType

HEARD = (signal.SIGINT, signal.SIGTERM)


@dataclass
class Stop:
    by: signal.Signals | None = None

    @property
    def returncode(self) -> int:
        """As a shell says it: 130 for Ctrl-C."""
        return 128 + self.by if self.by else 0


@contextmanager
def stoppable() -> Iterator[Stop]:
    """The first signal is only noted, for the run to look at. The second one ends the process as it always does."""
    stop = Stop()
    before = {heard: signal.getsignal(heard) for heard in HEARD}

    def note(number: int, _: FrameType | None) -> None:
        stop.by = signal.Signals(number)
        restore()

    def restore() -> None:
        for heard, handler in before.items():
            signal.signal(heard, handler)

    for heard in HEARD:
        signal.signal(heard, note)
    try:
        yield stop
    finally:
        restore()


def until_a_signal(*jobs: Callable[[Event], None], wake: Callable[[], None] = lambda: None) -> None:
    """Each job runs in a thread of its own and ends when its event is set. `wake` ends what they wait for else."""
    signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    stopped = Event()
    threads = [Thread(target=job, args=[stopped]) for job in jobs]
    for thread in threads:
        thread.start()
    signal.sigwait(HEARD)
    stopped.set()
    wake()
    for thread in threads:
        thread.join()
