import runpy
from pathlib import Path

from pytest_django import Settings

URLS = str(Path(__file__).resolve().parents[2] / "klonoinfo/urls.py")


def doors(settings: Settings, face: str) -> set[str]:
    settings.FACE = face
    return {str(entry.pattern) for entry in runpy.run_path(URLS)["urlpatterns"]}


def test_readers_process_opens_no_staff_door(settings: Settings) -> None:
    assert "admin/" in doors(settings, "staff")
    assert "admin/" not in doors(settings, "public")


def test_every_door_is_open_somewhere_and_only_once(settings: Settings) -> None:
    assert doors(settings, "all") == doors(settings, "staff") | doors(settings, "public")
