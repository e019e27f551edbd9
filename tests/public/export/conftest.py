from pathlib import Path

import pytest

from tests.public.export.site import Written


@pytest.fixture
def site(tmp_path: Path) -> Written:
    return Written(tmp_path / "site")
