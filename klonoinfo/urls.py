"""The addresses of the site: which face answers where."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler400 = "klonoinfo.toolarge.refused"
handler500 = "klonoinfo.unavailable.failed"

# Readers' pages are open in every process; FACE=public opens nothing else.
urlpatterns: list[URLPattern | URLResolver] = [path("", include("articles.public.urls"))]

if settings.FACE == "all":
    from django.contrib import admin

    urlpatterns += [
        path("", include("articles.signin.urls")),
        path("review/", include("articles.review.urls")),
        path("admin/", admin.site.urls),
    ]
