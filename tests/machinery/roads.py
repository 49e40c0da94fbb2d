"""How one service's API reaches another in a test: in this process, and only made when it is asked."""

from collections.abc import Callable, Iterator, Mapping

import httpx
from flask import Flask

from doorlijn.database_setup import SERVICES


class Roads(Mapping[str, httpx.BaseTransport]):
    """A road to each service."""

    def __init__(self, app_of: Callable[[str], Flask]) -> None:
        self._app_of = app_of

    def __getitem__(self, service: str) -> httpx.BaseTransport:
        return httpx.WSGITransport(app=self._app_of(service))

    def __iter__(self) -> Iterator[str]:
        return iter(SERVICES)

    def __len__(self) -> int:
        return len(SERVICES)
