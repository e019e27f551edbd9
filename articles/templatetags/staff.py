"""Words that staff screens have for acts."""

from django import template

from articles.lifecycle import Verb

register = template.Library()

ACTS = {
    Verb.SUBMIT: "Submitted",
    Verb.SET_ASIDE: "Set aside",
    Verb.RECALL: "Taken back",
    Verb.REQUEST_CHANGES: "Changes requested",
    Verb.APPROVE: "Approved",
    Verb.CANCEL: "Schedule cancelled",
    Verb.SUPERSEDE: "Replaced by a later version",
}


@register.filter
def act_words(verb: str) -> str:
    return ACTS[Verb(verb)]
