"""How many reports one process takes in an hour, from one network and in all.

It is counted in the memory of the process: the readers' role could write no count into the database, and no address
is to be kept anywhere. Of one there is a digest under a key that this process made for itself, for an hour.
"""

import hmac
from collections import deque
from dataclasses import dataclass, field
from secrets import token_bytes
from threading import Lock
from time import monotonic

from django.conf import settings

HOUR = 60 * 60
FROM_ONE_NETWORK = 10
_KEY = token_bytes(32)


@dataclass
class Arrivals:
    """What was let in during the last hour. What is refused does not count."""

    lock: Lock = field(default_factory=Lock)
    last_hour: deque[tuple[float, bytes]] = field(default_factory=deque)

    def admit(self, network: str | None) -> bool:
        now, sender = monotonic(), hmac.digest(_KEY, (network or "").encode(), "sha256")
        with self.lock:
            while self.last_hour and now - self.last_hour[0][0] >= HOUR:
                self.last_hour.popleft()
            from_there = sum(sender == other for _, other in self.last_hour)
            if len(self.last_hour) >= settings.REPORTS_PER_HOUR or from_there >= FROM_ONE_NETWORK:
                return False
            self.last_hour.append((now, sender))
            return True


arrivals = Arrivals()
