"""Whatever somebody types is kept until it is sent: each form of the pages takes part, or is named here with why not."""

import re
from typing import Final

from tests.architecture.landscape import ROOT

TEMPLATES: Final = ROOT / "services/portal/templates"
A_FORM = re.compile(r'<form method="post".*?</form>', re.DOTALL)
TYPED_IN = re.compile(r"field\(|<textarea|<select|<input (?![^>]*type=\"(?:hidden|file)\")|area\(")
KEPT = re.compile(r'hidden\((?:[^()]|\([^()]*\))*(?:draft=)?"[a-z-]+"|data-keep=')
SECRET = re.compile(r'type="password"|"code"|"password"|"secret"')
NOT_KEPT: Final = {
    "account_sign_in.html": "a password and a code",
    "invitation.html": "a password and a code",
    "trainer_code.html": "the code of a workplace trainer",
    "own_sign_in.html": "the name of a key, which stands in the field already",
    "check.html": "for everybody: nobody is signed in whose it could be",
    "search.html": "one or two words",
    "palette.html": "one or two words",
    "audit_search.html": "one number",
    "retention.html": "a tick that says that one is sure, each time anew",
    "certificates.html": "ticks before who is ready now, which changes from hour to hour",
    "time_machine.html": "the slider of the demo",
}


def forms() -> list[tuple[str, str]]:
    """Each form in which something can be typed, with its template."""
    return [
        (path.name, form)
        for path in sorted(TEMPLATES.glob("*.html"))
        for form in A_FORM.findall(path.read_text(encoding="utf-8"))
        if TYPED_IN.search(form)
    ]


def test_every_form_is_kept_or_named_with_a_reason():
    unkept = {name for name, form in forms() if not KEPT.search(form)}

    assert unkept == set(NOT_KEPT)


def test_a_password_or_code_is_never_kept():
    assert [name for name, form in forms() if SECRET.search(form) and KEPT.search(form)] == []


def test_a_form_without_a_mark_is_found():
    bare = '<form method="post">{{ hidden(form.key) }}{{ field(form, "name") }}</form>'

    assert TYPED_IN.search(bare)
    assert not KEPT.search(bare)
    assert KEPT.search(bare.replace("form.key", 'form.key, "name"'))
