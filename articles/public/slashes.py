"""An address without its slash leads to its page at once, also where its medicine is named otherwise."""

from django.http import HttpRequest
from django.middleware.common import CommonMiddleware
from django.urls import resolve

from .views import path_elsewhere


class OneRedirect(CommonMiddleware):
    def get_full_path_with_slash(self, request: HttpRequest) -> str:
        path: str = super().get_full_path_with_slash(request)
        return path_elsewhere(request, resolve(f"{request.path_info}/")) or path
