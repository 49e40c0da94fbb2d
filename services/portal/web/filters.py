"""Filters stand in the address, so that a list can be kept and sent on; and stay as they were set until they are changed."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import after_this_request, current_app, redirect, request
from werkzeug.wrappers import Response

A_YEAR = 31_536_000
LEFT_OUT = {"vanaf"}  # a page of the list is not a choice


@dataclass(frozen=True)
class Filters:
    """The choices of one list: the name in the address, and what can be chosen."""

    page: str
    offered: Mapping[str, Container[str]]

    def chosen(self) -> dict[str, str]:
        """Give what is chosen in the address, and remember it; what cannot be chosen is not."""
        found = self._known(request.args.to_dict())
        if set(request.args) - LEFT_OUT:
            self._remember(found)
        return found

    def remembered(self) -> Response | None:
        """Lead to the list as it was set last, when the address says nothing."""
        if request.args:
            return None
        kept = self._known(dict(parse_qsl(request.cookies.get(self._cookie, ""))))
        return redirect(f"{request.path}?{urlencode(kept)}") if kept else None

    def _known(self, given: Mapping[str, str]) -> dict[str, str]:
        return {name: given[name] for name, values in self.offered.items() if given.get(name) in values}

    @property
    def _cookie(self) -> str:
        return f"doorlijn_{self.page}"

    def _remember(self, chosen: Mapping[str, str]) -> None:
        secure = current_app.config["SESSION_COOKIE_SECURE"]

        @after_this_request
        def keep(response: Response) -> Response:
            response.set_cookie(
                self._cookie, urlencode(chosen), max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax"
            )
            return response
