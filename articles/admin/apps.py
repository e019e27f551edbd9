"""The admin as an app of its own, so that readers' processes leave it out."""

from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.auth.signals import user_logged_in


class WritingConfig(SimpleAdminConfig):
    """Django's admin with the writers' site as its own, and none of the pages that other apps would add to it."""

    default_site = "articles.admin.site.WritingSite"

    def ready(self) -> None:
        super().ready()
        from ..workflow.signing import remember_sign_in

        user_logged_in.connect(remember_sign_in)
