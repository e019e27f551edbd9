import runpy
from pathlib import Path

from pytest_django import Settings

URLS = str(Path(__file__).resolve().parents[2] / "klonoinfo/urls.py")


def doors(settings: Settings, face: str) -> set[str]:
    settings.FACE = face
    return {str(entry.pattern) for entry in runpy.run_path(URLS)["urlpatterns"]}


def test_readers_process_opens_no_staff_door(settings: Settings) -> None:
    staff = {"admin/", "review/"}
    assert staff <= doors(settings, "all")
    assert not staff & doors(settings, "public")
