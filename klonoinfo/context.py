"""What every template can use."""

from django.conf import settings
from django.http import HttpRequest


def demo(request: HttpRequest) -> dict[str, bool]:
    """Every page of a demo says that it is one."""
    return {"demo": settings.DEMO}
