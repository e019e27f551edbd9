"""The audit chain: a link for each row that is written once. Triggers write it, `guards.Chained` says how."""

from django.db import models


class AuditLink(models.Model):
    """One row's place in the chain. A row that was chained again, after a column was taken away, has several."""

    position = models.BigIntegerField(primary_key=True, help_text="1, 2, 3 and so on, without a gap.")
    table_name = models.CharField(max_length=63)
    row_key = models.BigIntegerField()
    columns = models.TextField(help_text="The columns that the leaf covers, in their order.")
    leaf = models.CharField(max_length=64, help_text="The hash of the row.")
    hash = models.CharField(max_length=64, help_text="The hash of the link before this one and of the leaf.")

    class Meta:
        default_permissions = ()
        indexes = (models.Index("table_name", "row_key", name="audit_link_of_row"),)

    def __str__(self) -> str:
        return f"link {self.position}: row {self.row_key} of {self.table_name}"


class AuditHead(models.Model):
    """The end of the chain, in one row, signed with SEAL_KEY."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(help_text="How many links there are.")
    hash = models.CharField(max_length=64, help_text="That of the last one.")
    vouched = models.BigIntegerField(help_text="The last link that an operator vouched for, after a change of the key.")
    seal = models.CharField(max_length=64, help_text="Empty where it could not be signed.")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.size}-{self.hash}"
