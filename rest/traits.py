"""What a view can do besides its own work, written on the view so that the OpenAPI document can tell it."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

F = TypeVar("F", bound=Callable[..., Any])

PAGED: Final = "paged"  # a list in pages: limit, cursor, Link
LIMITED: Final = "limited"  # the head of a list: limit alone
FOLLOWED: Final = (
    "followed"  # a line that grows: limit, a place of its own to start after, and always a Link to what comes
)
REPEATABLE: Final = "repeatable"  # takes an Idempotency-Key
GUARDED: Final = "guarded"  # asks for If-Match

_TRAITS: Final = "doorlijn_traits"  # functools.wraps carries it to the decorators around


def marked(view: F, trait: str) -> F:
    """Write a trait on a view."""
    vars(view)[_TRAITS] = traits_of(view) | {trait}
    return view


def traits_of(view: object) -> frozenset[str]:
    """Read the traits of a view."""
    found: frozenset[str] = getattr(view, _TRAITS, frozenset())
    return found
