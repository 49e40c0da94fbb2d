"""An API said no, and why, as its problem document tells (RFC 9457)."""

from collections.abc import Mapping
from dataclasses import dataclass

RULE = "urn:doorlijn:rule:"


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, as the API says it; `path` leads to it through lists and objects."""

    field: str
    reason: str
    path: str = ""


class Refusal(Exception):
    """An API said no; its texts are Dutch and meant for the reader."""

    def __init__(self, status: int, title: str, detail: str, errors: list[FieldError], rule: str = "") -> None:
        super().__init__(f"{status} {title}")
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors
        self.rule = rule  # the name of the rule that forbids it, when one does


def refusal(status: int, said: object) -> Refusal:
    """Read a problem; an answer that is no problem document still becomes a refusal."""
    problem = said if isinstance(said, dict) else {}
    errors = [field_error(one) for one in problem.get("errors") or [] if isinstance(one, dict)]
    kind = str(problem.get("type") or "")
    rule = kind.removeprefix(RULE) if kind.startswith(RULE) else ""
    return Refusal(status, str(problem.get("title") or ""), str(problem.get("detail") or ""), errors, rule)


def field_error(said: Mapping[str, object]) -> FieldError:
    """The field's own name and the path to it, and the reason."""
    path = str(said.get("field") or "")
    return FieldError(path.rsplit(".", maxsplit=1)[-1], str(said.get("reason") or ""), path)
