"""Export: a draft as Markdown with front matter, which imports back to the same content digest."""

from ..content.writing import write
from ..models import Article
from ..versions.snapshot import of_article


def export_article(*, article: Article) -> str:
    return write(of_article(article).content)
