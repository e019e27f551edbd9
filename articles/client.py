"""Where a request comes from, as far as it is counted."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str | None:
    """The client's, or that of its /64 network: whoever has one address of IPv6 has all of these. None when unknown,
    and all who are unknown count as one.
    """
    try:
        address = ip_address(_client_address(request))
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((int(address), 64), strict=False).network_address)


def _client_address(request: HttpRequest) -> str:
    # The proxy in front writes the last one; what stands before it, a client may have made up.
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return passed_on.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))
