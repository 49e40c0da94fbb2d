"""Every page, for everybody, in English: nothing that Doorlijn says itself is Dutch."""

import re
from html.parser import HTMLParser
from typing import Final

import pytest

from language import extraction
from language.catalogues import FOLDER
from tests.browser.pages_of_roles import PAGES
from tests.browser.scene import Scene

READ_ALOUD: Final = {"aria-label", "title", "alt", "placeholder", "data-label", "data-unread"}
NOT_READ: Final = {"script", "style", "svg-data"}
# A mail speaks the language of whoever it went to, a public page that of its address.
SENT_EARLIER: Final = {"mails", "mail"}
OF_ITS_ADDRESS: Final = {"schools", "a school"}
A_NAME: Final = re.compile(r"\w+ van der Veen\.?")  # of everybody on the stage
OTHER_LANGUAGE: Final = {"Nederlands"}  # the button that leads back
NAMES_OF_BODIES: Final = {
    "Doorstroompunt",
    "Mbo-school",
    "Werkconsulent van de gemeente",
}  # data, as a region calls them
# By a school on the stage, and in a sheet of work cards.
TYPED: Final = {"Vraagt om minder uren.", "Haal de goederen van de lijst."}
PLACE: Final = re.compile(r"%\\\((\w+)\\\)s|\\\{[^}]*\\\}")


class _Words(HTMLParser):
    """Collects all that a page says, to eyes and to ears."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in NOT_READ
        self.said += [value for name, value in attrs if name in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in NOT_READ

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._silent:
            self.said.append(" ".join(data.split()))


def dutch_texts() -> list[re.Pattern[str]]:
    """Give every source text whose English is different, as a whole piece of a page."""
    found = []
    for message in extraction.read(FOLDER / "en.po"):
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        found += [one for one, other in zip(sources, said, strict=True) if one and one != other]
    return [re.compile(PLACE.sub(".{1,80}", re.escape(one.strip()))) for one in found]


@pytest.mark.parametrize("role", PAGES)
def test_a_page_in_english_says_nothing_in_dutch(scene: Scene, role):
    visitor = scene.sign_in(role, scene.pages)
    visitor.client.set_cookie("doorlijn_language", "en")
    dutch = dutch_texts()
    found = {}

    for name, path in PAGES[role].items():
        address = path.format_map(vars(scene)) + ("?taal=en" if name in OF_ITS_ADDRESS else "")
        page = visitor.open(address).html
        words = _Words()
        words.feed(page)
        assert '<html lang="en">' in page
        if name not in SENT_EARLIER:
            said = [
                one for one in set(words.said) - OTHER_LANGUAGE - NAMES_OF_BODIES - TYPED if not A_NAME.fullmatch(one)
            ]
            found[name] = [one for one in said if any(it.fullmatch(one) for it in dutch)]

    assert {name: said for name, said in found.items() if said} == {}
