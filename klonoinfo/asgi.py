from django.core.asgi import get_asgi_application

from klonoinfo import read_settings, start_sender

read_settings()
application = get_asgi_application()
start_sender()
