"""The forms of a page with everything that can be filled in, as a browser sees them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

WRITTEN = 'Bewaar "mij" & <b>\n12'
TICKED = {"checkbox", "radio"}
NOT_TYPED = {"hidden", "submit", "button", "file"}


@dataclass
class Control:
    """One thing to fill in: its name, its kind, what can be chosen, and what stands in it."""

    name: str
    kind: str
    offered: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


@dataclass
class TypedForm:
    """A form: how it is sent, where, and what is in it."""

    method: str
    action: str
    hidden: dict[str, str] = field(default_factory=dict)
    controls: dict[str, Control] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, list[str]]:
        return {name: one.values for name, one in self.controls.items()}

    def filled_in(self) -> dict[str, list[str]]:
        """Everything changed: other ticks, the last of each list, something odd in each field."""
        return {name: _changed(one) for name, one in self.controls.items()}

    def body(self, filled: dict[str, list[str]]) -> dict[str, str | list[str]]:
        return self.hidden | filled


def _changed(one: Control) -> list[str]:
    if one.kind == "checkbox":
        return [value for value in one.offered if value not in one.values]
    if one.kind in {"radio", "select"}:
        return one.offered[-1:]
    return [WRITTEN if one.kind == "textarea" else WRITTEN.replace("\n", " ")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[TypedForm] = []
        self._form: TypedForm | None = None
        self._open: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = TypedForm(given.get("method", "get"), given.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and tag == "option" and self._open is not None:
            self._open.offered.append(given.get("value", ""))
            if "selected" in given:
                self._open.values = [given.get("value", "")]
        elif self._form is not None and tag in {"input", "textarea", "select"} and "name" in given:
            self._take(self._form, given.get("type", "text") if tag == "input" else tag, given)

    def _take(self, form: TypedForm, kind: str, given: dict[str, str]) -> None:
        name, value = given["name"], given.get("value", "")
        if kind == "hidden":
            form.hidden[name] = value
        if kind in NOT_TYPED:
            return
        one = form.controls.setdefault(name, Control(name, kind))
        if kind in TICKED:
            one.offered.append(value)
            one.values += [value] if "checked" in given else []
        elif kind in {"textarea", "select"}:
            self._open = one
            one.values = [""]
        else:
            one.values = [value]

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._open.kind == "textarea":
            self._open.values = [self._open.values[0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag in {"textarea", "select"} and self._open is not None:
            if tag == "textarea":
                self._open.values = [self._open.values[0].removeprefix("\n")]
            elif self._open.values == [""]:
                self._open.values = self._open.offered[:1]
            self._open = None


def forms_of(html: str) -> list[TypedForm]:
    """The forms of a page that are sent and have something to fill in."""
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.method == "post" and form.controls]
