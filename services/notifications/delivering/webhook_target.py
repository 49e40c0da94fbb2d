"""Where a webhook may lead: to an address of the world outside, looked up once and called there."""

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from services.notifications.delivering.outcomes import Away, Refused

Lookup = Callable[[str, int], Sequence[Any]]  # as socket.getaddrinfo gives it

NAT64: Final = ipaddress.ip_network("64:ff9b::/96")  # leads to an IPv4 address that we cannot see
PORTS: Final = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Target:
    """A receiver: the name that it must prove, and the address that was looked at."""

    is_secure: bool
    host: str
    port: int
    path: str
    ip: str


def find(url: str, lookup: Lookup, *, allows_loopback: bool) -> Target:
    """Look a receiver up; raises Refused when any of its addresses is ours, Away when it has none now."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        found = [str(each[4][0]) for each in lookup(host, port)]
    except OSError as error:
        raise Away("no_such_host") from error
    if not found:
        raise Away("no_such_host")
    for each in found:
        if not is_outside(each, allows_loopback=allows_loopback):
            raise Refused("internal_address")
        if parts.scheme != "https" and not ipaddress.ip_address(each).is_loopback:
            raise Refused("not_https")
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return Target(parts.scheme == "https", host, port, path, found[0])


def is_outside(address: str, *, allows_loopback: bool) -> bool:
    """Tell whether an address is of the world outside: not this machine, nor its network, nor what a cloud keeps for itself."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_outside(str(ip.ipv4_mapped), allows_loopback=allows_loopback)
        if ip.sixtofour or ip.teredo or ip in NAT64:
            return False
    if ip.is_loopback:
        return allows_loopback
    return ip.is_global and not ip.is_multicast
