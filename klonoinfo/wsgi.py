"""The application for a synchronous server."""

from django.core.wsgi import get_wsgi_application

from klonoinfo import prepare_staff, read_settings

read_settings()
application = get_wsgi_application()
prepare_staff()
