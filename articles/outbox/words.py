"""What a row of the outbox says when it leaves."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from ..models import Mail, Person, clock
from ..models.address import proposed_address


def messages(mail: Mail) -> list[EmailMessage]:
    """None where a link was asked for and nobody has an account at that address, or where it would answer nothing."""
    if mail.kind == Mail.LINK:
        return list(_links(mail))
    if mail.kind == Mail.PROPOSAL:
        return list(_proposal(mail))
    return [_message(mail, mail.to, mail.subject, mail.body)]


def _links(mail: Mail) -> Iterator[EmailMessage]:
    for person in PasswordResetForm().get_users(mail.to):
        if proposed_address(person.pk) is not None:
            continue  # the address may not be theirs, or not for long
        text = render_to_string("articles/mail/password_reset.txt", _link_context(person))
        yield _of_text(mail, person.email, text, f".{person.pk}")


def _proposal(mail: Mail) -> Iterator[EmailMessage]:
    """Not once it is answered: a confirmation was told already, and a refusal changed nothing."""
    act = mail.proposal
    if act is not None and proposed_address(act.person_id) == act:
        holds_until = clock.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
        context = {"act": act, "base_url": settings.BASE_URL, "holds_until": holds_until}
        yield _of_text(mail, mail.to, render_to_string("articles/mail/proposed.txt", context))


def _link_context(person: Person) -> dict[str, object]:
    """The link leads where the settings say. The request's host name would be the choice of whoever asked."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return {"user": person, "uid": uid, "token": token, "base_url": settings.BASE_URL}


def _of_text(mail: Mail, to: str, text: str, part: str = "") -> EmailMessage:
    subject, _, body = text.partition("\n")
    return _message(mail, to, subject, f"{body.strip()}\n", part)


def _message(mail: Mail, to: str, subject: str, body: str, part: str = "") -> EmailMessage:
    """Its Message-ID is the same at each try: who gets it twice can see that it is one mail."""
    name = f"{mail.at:%Y%m%d%H%M%S%f}.{mail.pk}{part}@{urlsplit(settings.BASE_URL).hostname}"
    return EmailMessage(subject=subject, body=body, to=[to], headers={"Message-ID": f"<{name}>"})
