"""Makes the site's database, with as many articles beside the measured one as a medicine of the demo has."""

import os
import sys

import django
from django.core.management import call_command

BESIDE = 4


def main(page_bytes: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peers.wagtail_site.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from wagtail.models import Page, Site

    from .models import ArticlePage

    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Page(title="Medicines", slug="medicines"))
    Site.objects.all().delete()
    Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
    sentence = "<p>A sentence of a benchmark, which says nothing of any medicine at all.</p>"
    body = sentence * (page_bytes // len(sentence))
    for number in range(1 + BESIDE):
        home.add_child(instance=ArticlePage(title=f"Article {number}", slug=f"article-{number}", body=body))


if __name__ == "__main__":
    main(int(sys.argv[1]))
