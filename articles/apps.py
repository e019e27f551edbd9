from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Articles"

    def ready(self) -> None:
        from . import checks  # noqa: F401  # registers the system checks
        from .models.people import ensure_roles

        post_migrate.connect(ensure_roles, sender=self)
