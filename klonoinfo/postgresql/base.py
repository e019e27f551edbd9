"""A PostgreSQL backend for Django that gives up when the server is silent for too long."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base

from klonoinfo.patience import CONNECTING, WRITING, at_most, patience, silence


class Connection(psycopg.Connection[Any]):
    """Ends when the server answers no sooner than a request has patience. A server that hangs closes nothing, so that
    neither the operating system nor a limit in the server itself would end the waiting.
    """

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        seconds = patience() if timeout is None else timeout
        try:
            return super().wait(gen, interval, seconds)
        except psycopg.errors._WaitTimeout as error:
            # Whatever it says later answers a question that nobody asks any more.
            self.close()
            if seconds != WRITING:  # else somebody else's lock may have been in the way
                silence.noticed()
            raise psycopg.OperationalError(f"the database server has not answered for {seconds} seconds") from error


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend, on which no request waits for a server that is silent."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        if not silence.may_try():
            raise psycopg.OperationalError("the database server was silent a moment ago")
        self.isolation_level = self.settings_dict["OPTIONS"]["isolation_level"]
        try:
            connection = Connection.connect(**conn_params)
        except psycopg.errors.ConnectionTimeout:
            silence.noticed()
            raise
        except psycopg.Error:
            silence.over()
            raise
        silence.over()
        connection.isolation_level = self.isolation_level
        return connection

    def is_usable(self) -> bool:
        """Asked of an open connection at the first statement of each request."""
        with at_most(CONNECTING):
            return not silence.lasts and super().is_usable()
