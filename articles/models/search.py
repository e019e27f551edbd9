"""Search entries: which paragraphs of an edition the index has. What a paragraph says stands in the edition alone."""

from django.db import models

from .edition import Edition


class SearchEntry(models.Model):
    """Where the database found words: a paragraph of an edition's fragment, by its number.

    It holds no text that could be shown, so whoever writes here shows readers nothing that nobody signed. The words
    themselves stand beside it in the form that each database searches (`articles/search/`).
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", db_index=False)
    position = models.PositiveIntegerField(help_text="Which of the fragment's paragraphs, from 0.")
    cut = models.PositiveSmallIntegerField(help_text="The CUT of content.paragraphs that counted them.")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint("edition", "position", name="search_entry_once"),)

    def __str__(self) -> str:
        return f"paragraph {self.position} of {self.edition}"
