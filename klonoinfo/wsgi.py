from django.core.wsgi import get_wsgi_application

from klonoinfo import read_settings, start_sender

read_settings()
application = get_wsgi_application()
start_sender()
