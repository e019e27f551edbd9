"""A mail server on loopback: `python -m tests.mailserver FOLDER`. What it takes it writes into the folder, what
happens it says on standard output, and how it behaves stands in the folder's file `manner`:

well (but for TLS, which it offers and cannot speak), refuses, drips, or "silent at" one of CONNECT EHLO STAR MAIL RCPT
DATA END TAKEN QUIT.
"""

import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from time import sleep

FOLDER = Path(sys.argv[1]) if __name__ == "__main__" else Path()
DRIP = 0.05  # seconds
STATUSES = {"DATA": 354, "QUIT": 221, "STAR": 220}
numbers = count(1)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Session(StreamRequestHandler):
    def handle(self) -> None:
        say("connected")
        with suppress(OSError):
            self.talk()

    def talk(self) -> None:
        self.manner = (FOLDER / "manner").read_text()
        if self.manner == "drips":
            self.drip()
        self.reply("CONNECT", 554 if self.manner == "refuses" else 220)
        for line in self.rfile:
            command = line.decode()[:4].strip().upper()
            refused = command == "RCPT" and b"<refused" in line
            if command == "EHLO":
                self.wfile.write(b"250-loopback\r\n250-STARTTLS\r\n")
            self.reply(command, 550 if refused else STATUSES.get(command, 250))
            if command == "DATA":
                self.take()
            if command == "STAR":
                self.rfile.read()  # a handshake that is never answered
            if command == "QUIT":
                return

    def take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        text = b"".join(line.removeprefix(b".") for line in lines)  # a line's own first dot was sent twice
        self.stay_silent("END")
        number = next(numbers)
        (FOLDER / f"{number}.part").write_bytes(text)
        (FOLDER / f"{number}.part").rename(FOLDER / f"{number}.eml")
        say("took", number)
        self.reply("TAKEN", 250)

    def reply(self, command: str, status: int) -> None:
        self.stay_silent(command)
        self.wfile.write(b"%d loopback\r\n" % status)

    def stay_silent(self, command: str) -> None:
        if self.manner == f"silent at {command}":
            say("silent")
            self.rfile.read()
            raise ConnectionError

    def drip(self) -> None:
        """A greeting that never ends, and never keeps anybody waiting for its next byte."""
        while True:
            self.wfile.write(b"2")
            sleep(DRIP)


class Server(ThreadingTCPServer):
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", 0), Session) as server:
        say("port", server.server_address[1])
        server.serve_forever()
