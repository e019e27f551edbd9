"""Words that staff screens have for acts."""

from django import template

from articles.lifecycle import Verb

register = template.Library()


@register.filter
def act_words(verb: str) -> str:
    return Verb(verb).words
