"""Behind a reverse proxy every request comes from the proxy: who is trusted to say for whom it came, and who is not."""

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any, Final

Network = IPv4Network | IPv6Network
# What a proxy says of a request; from anybody else it is a claim about oneself, and is thrown away.
CLAIMS: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")
SCHEMES: Final = frozenset({"http", "https"})


class BehindProxies:
    """Around a web app: the address of a visitor is that of the last machine that we do not trust to speak for others."""

    def __init__(self, app: Any, trusted: Iterable[Network] = ()) -> None:  # noqa: ANN401  a WSGI application
        """Believe these; nobody, unless they are named."""
        self._app = app
        self._trusted = tuple(trusted)

    def __call__(self, environ: Mapping[str, Any], start_response: Any) -> Any:  # noqa: ANN401  WSGI's own types
        """Put the right address in the request."""
        known = dict(environ)
        claims = {name: known.pop(name, "") for name in CLAIMS}
        if self._is_trusted(str(known.get("REMOTE_ADDR", ""))):
            known["REMOTE_ADDR"] = self._visitor(claims["HTTP_X_FORWARDED_FOR"], str(known["REMOTE_ADDR"]))
            if claims["HTTP_X_FORWARDED_PROTO"] in SCHEMES:
                known["wsgi.url_scheme"] = claims["HTTP_X_FORWARDED_PROTO"]
        return self._app(known, start_response)

    def _visitor(self, told: str, proxy: str) -> str:
        """Read the list from the end: each machine added who asked it, and whatever stands before a stranger is his own."""
        nearest = proxy
        for address in reversed([part.strip() for part in told.split(",") if part.strip()]):
            if _parsed(address) is None:
                return nearest
            nearest = address
            if not self._is_trusted(address):
                return nearest
        return nearest

    def _is_trusted(self, address: str) -> bool:
        found = _parsed(address)
        return found is not None and any(found in each for each in self._trusted if each.version == found.version)


def networks(given: Iterable[str]) -> Iterator[Network]:
    """Read addresses and networks such as 10.0.0.1 or 10.0.0.0/24; raises ValueError."""
    return (ip_network(each.strip()) for each in given if each.strip())


def _parsed(address: str) -> Any:  # noqa: ANN401  of either version
    try:
        return ip_address(address)
    except ValueError:
        return None
