"""Export: a draft as Markdown with front matter, which imports back to the same content digest."""

from ..models import Article
from ..text.writing import write
from .snapshot import of_article


def export_article(*, article: Article) -> str:
    return write(of_article(article).content)
