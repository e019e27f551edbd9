"""Export: a draft as Markdown with front matter, which imports back to the same content digest."""

from ..content.writing import write
from ..models import Article
from ..models.state import standing_edition
from ..versions.snapshot import article_content


def export_article(*, article: Article) -> str:
    return write(article_content(article, standing_edition(article.medication_id)))
