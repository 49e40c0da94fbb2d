"""Roads to a service that do not arrive, for the tests of what people then see."""

import httpx


class Blocked(httpx.BaseTransport):
    """Nobody answers."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)


class Broken(httpx.BaseTransport):
    """Whoever answers has lost his way, and says too much about it."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(500, text="Traceback (most recent call last): secret", request=request)
