"""The owner's word on a new mail address: signed in, or over the link that the old address got."""

from collections.abc import Callable, Mapping

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import workflow
from ..models import AddressAct, Person
from ..models.address import proposed_address
from ..workflow.address import proposal_by_link

Answers = Mapping[str, Callable[[], AddressAct]]
METHODS = ("GET", "HEAD", "POST")


@never_cache
@login_required
@require_http_methods(METHODS)
def own_address(request: HttpRequest) -> HttpResponse:
    owner = get_object_or_404(Person, pk=request.user.pk)
    password = request.POST.get("password", "")
    answers: Answers = {
        "confirm": lambda: workflow.confirm_address(person=owner.pk, by=owner, password=password),
        "refuse": lambda: workflow.refuse_address(person=owner.pk, by=owner),
    }
    return _page(request, proposed_address(owner.pk), answers, asks_password=True)


@never_cache
@require_http_methods(METHODS)
def address_by_link(request: HttpRequest, link: str) -> HttpResponse:
    """Opening the link does nothing yet: programs that look through mail open links too."""
    answers: Answers = {
        "confirm": lambda: workflow.confirm_address_by_link(link=link),
        "refuse": lambda: workflow.refuse_address_by_link(link=link),
    }
    try:
        return _page(request, proposal_by_link(link=link), answers)
    except workflow.Refused as refused:
        return _page(request, None, answers, gone=refused.sentence)


def _page(
    request: HttpRequest,
    proposal: AddressAct | None,
    answers: Answers,
    *,
    asks_password: bool = False,
    gone: str = "No new address waits for an answer here.",
) -> HttpResponse:
    answer, act, refused = answers.get(request.POST.get("answer", "")), None, None
    if answer is not None:
        try:
            act = answer()
        except workflow.Refused as error:
            refused = error
    context = {"proposal": proposal, "asks_password": asks_password, "act": act, "refused": refused, "gone": gone}
    return render(request, "articles/signin/address.html", context, status=refused.status if refused else 200)
