"""How transactional tests empty the tables at their end. Keys begin anew: the roles have the same ones again."""

from typing import Any

from django.db import transaction

from tests.remembered import begin_keys_after

OF_THE_MODELS = {"django_content_type", "auth_permission"}
"""Their rows are made of the models, and would be made again, the same."""


def empty(connection: Any) -> None:
    """What has no rows is left alone. TRUNCATE makes the files of every table anew, which takes far longer."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    quoted = [connection.ops.quote_name(table) for table in tables if table not in OF_THE_MODELS]
    with transaction.atomic(connection.alias), connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'EXISTS (SELECT 1 FROM {table})' for table in quoted)}")
        for table, has_rows in zip(quoted, cursor.fetchone(), strict=True):
            if has_rows:
                cursor.execute(f"DELETE FROM {table}")
    begin_keys_after(0)
