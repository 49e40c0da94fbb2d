"""A page of ours is filled in as somebody left it: fields, choices and ticks, and a sentence above the form that says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final

from services.portal.web.draft_marks import FIELD

NOT_FILLED_IN: Final = frozenset({"csrf_token", "idempotency_key", FIELD})
TICKED: Final = frozenset({"checkbox", "radio"})
NEVER: Final = frozenset({"file", "password", "submit", "button", "image", "reset"})
Attributes = dict[str, str | None]


@dataclass(frozen=True)
class Filling:
    """What was typed, and what is said above the form."""

    typed: Mapping[str, list[str]]
    above: str


@dataclass
class Tag:
    """A tag and where it stands; a text area with where its text ends, an option with the name of its list."""

    name: str
    attributes: Attributes
    begins: int
    ends: int
    text_ends: int = 0
    of: str = ""

    def written(self, **changed: str | None) -> str:
        """The tag with these attributes changed; None takes one away."""
        attributes = {name: value for name, value in self.attributes.items() if name not in changed}
        attributes |= {name: value for name, value in changed.items() if value is not None}
        said = (f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attributes.items())
        return f"<{self.name}{''.join(said)}>"


@dataclass
class Form:
    """A form with its controls, its mark, and the folded parts of the page around it."""

    begins: int
    folded: list[Tag]
    mark: str = ""
    controls: list[Tag] = field(default_factory=list)


class _Forms(HTMLParser):
    """Finds the forms of a page and where everything in them stands."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.forms: list[Form] = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._folded: list[Tag] = []
        self._form: Form | None = None
        self._list = ""
        self.feed(html)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begins = self._place()
        found = Tag(tag, dict(attrs), begins, begins + len(self.get_starttag_text() or ""))
        if tag == "details":
            self._folded.append(found)
        elif tag == "form":
            self._form = Form(begins, list(self._folded))
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "textarea", "select", "option"}:
            self._take(self._form, found)

    def _take(self, form: Form, found: Tag) -> None:
        name = found.attributes.get("name") or ""
        if found.name == "select":
            self._list = name
        found.of = self._list if found.name == "option" else name
        if name == FIELD:
            form.mark = found.attributes.get("value") or ""
        form.controls.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._folded.pop()
        elif tag == "form":
            self._form = None
        elif tag == "textarea" and self._form is not None:
            self._form.controls[-1].text_ends = self._place()


def filled_in(html: str, fillings: Mapping[str, Filling]) -> str:
    """Give the page with each form filled in whose mark is named."""
    edits: dict[tuple[int, int], str] = {}
    for form in _Forms(html).forms:
        filling = fillings.get(form.mark)
        if filling is not None:
            edits[form.begins, form.begins] = filling.above
            edits |= {(one.begins, one.ends): one.written(open="") for one in form.folded}
            edits |= _filled(form, {name: list(values) for name, values in filling.typed.items()})
    return _edited(html, edits)


def _filled(form: Form, typed: dict[str, list[str]]) -> dict[tuple[int, int], str]:
    edits = {}
    offered: dict[str, set[str]] = {}
    for one in form.controls:
        if one.name == "option":
            offered.setdefault(one.of, set()).add(one.attributes.get("value") or "")
    for one in form.controls:
        kind, values = one.attributes.get("type") or "text", typed.get(one.of, [])
        if one.of in NOT_FILLED_IN or (one.name == "input" and kind in NEVER):
            continue
        if one.name == "input" and kind in TICKED:
            is_on = (one.attributes.get("value") or "on") in values
            edits[one.begins, one.ends] = one.written(checked="" if is_on else None)
        elif one.name == "option" and offered[one.of] & set(values):
            is_on = (one.attributes.get("value") or "") in values
            edits[one.begins, one.ends] = one.written(selected="" if is_on else None)
        elif one.name == "input" and values:
            edits[one.begins, one.ends] = one.written(value=values.pop(0))
        elif one.name == "textarea" and values:
            edits[one.ends, one.text_ends] = "\n" + escape(values.pop(0), quote=False)  # a first line break is not text
    return edits


def _edited(html: str, edits: Mapping[tuple[int, int], str]) -> str:
    parts, done = [], 0
    for (begins, ends), text in sorted(edits.items()):
        parts += [html[done:begins], text]
        done = ends
    return "".join([*parts, html[done:]])
