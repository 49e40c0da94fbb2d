"""Which form of which page somebody is filling in: a mark that the form carries, so that it is found again."""

import hmac
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import g, request

from services.portal.web.session_return import page_before, page_or_none
from services.portal.web.session_seal import key_for

FIELD: Final = "draft"  # the hidden field with the mark
NAME: Final = re.compile(r"[a-z-]{1,40}")


@dataclass(frozen=True)
class Mark:
    """One form of one page, in one showing of it."""

    form: str
    showing: UUID
    page: str

    def __str__(self) -> str:
        return f"{self.form} {self.showing} {self.page}"

    @property
    def form_id(self) -> UUID:
        """By what the directory knows the form; it tells neither page nor form."""
        named = f"{self.form} {self.page}".encode()
        return UUID(bytes=hmac.new(key_for("form"), named, "sha256").digest()[:16])

    def is_same_form(self, other: "Mark | None") -> bool:
        """Tell whether it is the same form, perhaps in another showing."""
        return other is not None and self.form_id == other.form_id


def mark_in_form() -> Mark | None:
    """The mark of the form that was sent; nothing when it has none, or none that we made."""
    form, _blank, rest = request.form.get(FIELD, "").partition(" ")
    showing, _blank, given = rest.partition(" ")
    page = page_or_none(given)
    try:
        return Mark(form, UUID(showing), page) if page and NAME.fullmatch(form) else None
    except ValueError:
        return None


def draft_mark(form: str, page: str = "") -> str:
    """The mark of a form that is being shown; `page` where it is shown by another page than its own."""
    mark = Mark(form, uuid4(), page or _here())
    shown_marks().append(mark)
    return str(mark)


def shown_marks() -> list[Mark]:
    """The marks of all forms on the page that is being made."""
    if "draft_marks" not in g:
        g.draft_marks = []
    found: list[Mark] = g.draft_marks
    return found


def _here() -> str:
    """The page being shown; when a form came back with what was wrong, the page that it stood on."""
    sent = mark_in_form() if request.method == "POST" else None
    if sent is not None:
        return sent.page
    choices = sorted((name, value) for name, value in request.args.items() if value)
    address = f"{request.path}?{urlencode(choices)}" if choices else request.path
    return page_or_none(address) or page_before() or request.path
