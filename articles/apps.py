from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    default = True
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Articles"

    def ready(self) -> None:
        from . import checks  # noqa: F401  # registers the system checks
        from .models.people import ensure_roles
        from .models.sealed import store_key

        post_migrate.connect(ensure_roles, sender=self)
        post_migrate.connect(store_key, sender=self)


class WritingConfig(SimpleAdminConfig):
    """Django's admin with the writers' site as its own, and none of the pages that other apps would add to it."""

    default_site = "articles.admin.site.WritingSite"

    def ready(self) -> None:
        super().ready()
        from .workflow.signing import remember_sign_in

        user_logged_in.connect(remember_sign_in)
