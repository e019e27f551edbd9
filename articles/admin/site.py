"""The writers' site: Django's admin with the pages that this house uses, and no others."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import PasswordChangeDoneView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.views.generic import RedirectView

from ..models import Article, Medication, Person
from .article import ArticleAdmin
from .home import own_work
from .medication import MedicationAdmin
from .password import ChangePasswordForm
from .people import PersonAdmin
from .roles import person_of


class WritingSite(admin.AdminSite):
    site_title = site_header = "klonoinfo"
    index_title = "Your work"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.register(Article, ArticleAdmin)
        self.register(Medication, MedicationAdmin)
        self.register(Person, PersonAdmin)

    def get_urls(self) -> list[Any]:
        """Without the pages that would delete, log beside the trail, or hand out data for scripts."""
        pages: list[URLPattern | URLResolver] = [
            path("", self.admin_view(self.index), name="index"),
            path("login/", self.login, name="login"),
            path("logout/", RedirectView.as_view(pattern_name="sign-in"), name="logout"),
            path("password_change/", self.admin_view(self.own_password), name="password_change"),
            path("password_change/done/", self.admin_view(self.own_password_done), name="password_change_done"),
            path("", include("articles.admin.urls")),
        ]
        for model, model_admin in self._registry.items():
            pages.append(path(f"articles/{model._meta.model_name}/", include(model_admin.urls)))
        return pages

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one door for all: `next` travels along to it, and is checked there."""
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{reverse('sign-in')}?{query}" if query else reverse("sign-in"))

    def own_password(self, request: HttpRequest) -> HttpResponseBase:
        view = PasswordChangeView.as_view(
            form_class=ChangePasswordForm,
            success_url=reverse_lazy("admin:password_change_done"),
            template_name="articles/admin/password_change.html",
            extra_context=self.each_context(request),
        )
        return view(request)

    def own_password_done(self, request: HttpRequest) -> HttpResponseBase:
        template, context = "articles/admin/password_change_done.html", self.each_context(request)
        return PasswordChangeDoneView.as_view(template_name=template, extra_context=context)(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"site_title": self.site_title, "has_permission": self.has_permission(request)}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        context = {**self.each_context(request), "title": self.index_title, **own_work(person_of(request))}
        return TemplateResponse(request, "admin/index.html", context)
