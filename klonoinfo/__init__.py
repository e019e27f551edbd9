"""How a process of this project starts: it reads the settings, and prepares what staff will need."""

import os

from django import conf
from django.core.exceptions import ImproperlyConfigured


def read_settings() -> None:
    """Reads the settings first of all, so that a mistake in them ends the process with one sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klonoinfo.settings")
    try:
        # By way of its module: the name `settings` in this package becomes the settings file once it is read.
        _ = conf.settings.configured or conf.settings.ENVIRONMENT  # the first look at a setting reads all
    except ImproperlyConfigured as refusal:
        raise SystemExit(f"klonoinfo cannot start: {refusal}") from None


def prepare_staff() -> None:
    """A process that serves staff checks texts and sends mail beside its requests. Readers' processes do neither, and
    load nothing of it.
    """
    if conf.settings.FACE == "public":
        return
    from articles.clinical import api  # noqa: PLC0415  # never loaded for readers
    from articles.outbox import sender  # noqa: PLC0415  # models load once the registry is ready

    api.warm()
    sender.start_with_first_request()
