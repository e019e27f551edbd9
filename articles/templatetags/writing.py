"""What the writers' pages say about a document."""

from typing import Any

from django import template

from articles.models import AddressAct, RoleAct
from articles.models.state import DocumentState

register = template.Library()


@register.filter
def state(document: Any) -> DocumentState:
    """For a document that came with its state."""
    return DocumentState(document)


@register.filter
def admin_change(document: Any) -> str:
    """The name of the address at which a record is edited."""
    return f"admin:articles_{document._meta.model_name}_change"


ROLE_ACTS = {
    RoleAct.ASK: "asked for",
    RoleAct.CONFIRM: "confirmed",
    RoleAct.REFUSE: "refused",
    RoleAct.REMOVE: "taken away",
    RoleAct.OPERATOR: "given",
}


@register.filter
def of_role(verb: str) -> str:
    """What became of a role: "Writer: taken away"."""
    return ROLE_ACTS[verb]


ADDRESS_ACTS = {AddressAct.PROPOSE: "proposed", AddressAct.CONFIRM: "confirmed", AddressAct.REFUSE: "refused"}


@register.filter
def of_address(verb: str) -> str:
    """What became of a new mail address."""
    return ADDRESS_ACTS[verb]
