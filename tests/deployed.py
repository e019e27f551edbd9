"""Settings of production, with the static files in a folder of whoever starts the process."""

import os
from pathlib import Path

from klonoinfo.settings import *  # noqa: F403

STATIC_ROOT = Path(os.environ["STATIC_ROOT"])
