"""The application for a synchronous server."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

from klonoinfo import prepare_staff, read_settings
from klonoinfo.patience import READING, at_most

read_settings()
django_application = get_wsgi_application()
# By name: it loads the models, which Django has to set up first.
application = import_string("articles.public.serving.PreparedPages")(
    django_application, settings.PREPARED_MEGABYTES, lambda: at_most(READING)
)
prepare_staff()
