"""The application for an asynchronous server."""

from django.core.asgi import get_asgi_application

from klonoinfo import prepare_staff, read_settings

read_settings()
application = get_asgi_application()
prepare_staff()
