"""The project's settings, read from `.env.example` so that nobody's `.env` changes what a test sees."""

import os

os.environ["ENV_FILE"] = ".env.example"

from klonoinfo import patience

# A server on a busy machine is slow and not silent. What is silent is tried in processes of their own.
patience.READING = 60

from klonoinfo.settings import *  # noqa: E402, F403 - the settings of the suite are those of the project

# Nothing here outlives the run, so nothing waits for the disk.
if DATABASE["ENGINE"] == "klonoinfo.sqlite":  # noqa: F405
    DATABASE["OPTIONS"] = {"init_command": "PRAGMA synchronous = OFF"}  # noqa: F405

# A second signature for every record that a test needs would be a good part of the suite. The tests of two signatures
# and of the demo ask for the number that the project has.
FIRST_RECORD_SIGNATURES = 1

# Argon2 is slow on purpose: once a person, it would be most of the suite.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
