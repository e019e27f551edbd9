"""Words that staff screens have for acts, and signs of a text that nobody sees."""

from django import template

from articles.content.unseen import shown
from articles.lifecycle import Verb

register = template.Library()
register.filter("shown", shown)


@register.filter
def act_words(verb: str) -> str:
    return Verb(verb).words
