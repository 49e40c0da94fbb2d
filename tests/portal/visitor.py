"""Somebody who reads pages, follows links and sends forms with what stands in them, as a browser without JavaScript."""

import re
from html import unescape
from html.parser import HTMLParser

import httpx
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

THROWN_AWAY = "/concepten/weggooien"  # stands above a form that was filled in before; it is not what a page is about


class Form:
    """One form of a page: where it goes and what stands in it."""

    def __init__(self, action: str) -> None:
        self.action = action
        self.values: dict[str, str] = {}
        self.text = ""


class _Forms(HTMLParser):
    """Collects the forms of a page with the values a browser would send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action", ""))
            self.forms.append(self._form)
        elif self._form is None:
            return
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self._form.values[given["name"]] = given.get("value", "")
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and ("selected" in given or self._select not in self._form.values):
            self._form.values[self._select] = given.get("value", "")
        elif tag == "textarea":
            self._area = given["name"]
            self._form.values[self._area] = ""

    def handle_data(self, data: str) -> None:
        if self._form is not None:
            self._form.text += data
            if self._area:
                self._form.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""


class Visitor:
    """One reader with one browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.path = "/"
        self.answer: TestResponse

    def open(self, path: str) -> "Visitor":
        """Go to a page."""
        return self._at(self.client.get(path, follow_redirects=True))

    def follow(self, words: str) -> "Visitor":
        """Click the link with these words."""
        return self.open(self.link(words))

    def link(self, words: str) -> str:
        """Give where the link with these words goes."""
        links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', self.html, re.DOTALL)
        found = [unescape(where) for where, text in links if words in _plain(text)]
        assert found, f"no link says {words!r} on {self.path}:\n{self.text[:600]}"
        return found[0]

    def form(self, button: str = "") -> Form:
        """Give the form of the page itself, or the one with this button."""
        reader = _Forms()
        reader.feed(self.main)
        found = [form for form in reader.forms if button in form.text and (button or form.action != THROWN_AWAY)]
        assert found, f"no form with {button!r} on {self.path}:\n{self.text[:600]}"
        return found[0]

    def submit(
        self,
        typed: dict[str, str] | None = None,
        button: str = "",
        *,
        times: int = 1,
        files: dict[str, bytes] | None = None,
    ) -> "Visitor":
        """Type, choose files, press the button, and go where it leads; `times` is for the impatient."""
        form = self.form(button)
        where = form.action or self.path
        for _ in range(times):
            answer = self._sent(where, form.values | (typed or {}), files)
        return self._at(answer)

    def _sent(self, where: str, fields: dict[str, str], files: dict[str, bytes] | None) -> TestResponse:
        if not files:
            return self.client.post(where, data=fields, follow_redirects=True)
        chosen = {name: (name, content) for name, content in files.items()}
        sent = httpx.Request("POST", "http://portal.test", data=fields, files=chosen)
        kind = sent.headers["Content-Type"]
        return self.client.post(where, data=sent.read(), content_type=kind, follow_redirects=True)

    def upload(self, name: str, content: bytes) -> "Visitor":
        """Choose a file and press the button."""
        form = self.form()
        fields = {key: value for key, value in form.values.items() if key != "file"}
        sent = httpx.Request("POST", "http://portal.test", data=fields, files={"file": (name, content)})
        kind = sent.headers["Content-Type"]
        answer = self.client.post(form.action, data=sent.read(), content_type=kind, follow_redirects=True)
        return self._at(answer)

    def csrf(self) -> str:
        """Give the secret of this session, as each form carries it."""
        return re.findall(r'name="csrf_token" value="([^"]+)"', self.html)[0]

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def html(self) -> str:
        return self.answer.get_data(as_text=True)

    @property
    def main(self) -> str:
        """The page without its head and foot."""
        return self.html.partition('tabindex="-1">')[2].partition("</main>")[0]

    @property
    def text(self) -> str:
        """What there is to read."""
        return _plain(self.main)

    def _at(self, answer: TestResponse) -> "Visitor":
        self.answer = answer
        self.path = answer.request.path
        return self


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
