from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    default = True
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Articles"

    def ready(self) -> None:
        import_module("articles.checks")  # registers the system checks
        from .models.people import ensure_roles
        from .models.sealed import store_key
        from .search import reindex_if_stale

        post_migrate.connect(ensure_roles, sender=self)
        post_migrate.connect(store_key, sender=self)
        post_migrate.connect(reindex_if_stale, sender=self)
