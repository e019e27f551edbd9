"""Rows whose moments rise in the order in which they were written, also where the server's clock was put back."""

import logging
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models

from . import clock

logger = logging.getLogger(__name__)


class Ordered(models.Model):
    """Comes after all that was written on the row that it builds on. Who saves one holds the lock of its document."""

    BUILDS_ON: ClassVar[str]
    """The key to that row, which has a `last_moment`."""
    MOMENT: ClassVar[str] = "at"
    """The column that says when this one was written."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            last: datetime = getattr(self, self.BUILDS_ON).last_moment()
            moment: datetime = getattr(self, self.MOMENT)
            if last - moment > timedelta(seconds=1):
                logger.warning("the clock says %s, but %s is from %s", moment, getattr(self, self.BUILDS_ON), last)
            setattr(self, self.MOMENT, clock.after(last, moment))
        super().save(*args, **kwargs)
