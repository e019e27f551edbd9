"""Texts of editions stand behind all other columns, so that lists do not read them."""

from django.db import migrations

from articles.columns import MoveLast


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_band_not_known")]
    operations = [MoveLast("edition", "content_json", "fragment")]
