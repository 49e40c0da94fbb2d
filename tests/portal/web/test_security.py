import re

import pytest

from tests.portal.stage import Stage

OUR_SCRIPTS = re.compile(r'<script src="/static/(?:doorlijn|drafts)\.js" defer></script>')  # and nothing inside
INLINE = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""", re.IGNORECASE)

PAGES = {
    "school_staff": ["/schoolverlaters", "/schoolverlaters/melden", "/schoolverlaters/importeren", "/meldingen"],
    "job_coach": ["/werk", "/jongeren", "/meldingen", "/bestaat-niet"],
    "werkconsulent": ["/werk", "/gesprekken"],
    "coordinator": ["/werk", "/jongeren", "/gesprekken", "/signalen", "/cijfers", "/overdragen", "/zoeken"],
    "admin": ["/gebeurtenissen", "/meldingen", "/medewerkers", "/organisaties", "/termijnen"],
}


@pytest.mark.parametrize("role", PAGES)
def test_no_page_runs_or_fetches_anything_but_our_own_script_and_style(region: Stage, role):
    page = region.report_leaver()
    visitor = region.sign_in(role)

    for path in [*PAGES[role], page]:
        visitor.open(path)
        policy = visitor.answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert INLINE.findall(OUR_SCRIPTS.sub("", visitor.html)) == []
        assert ELSEWHERE.findall(visitor.html) == []


def test_no_page_is_kept_by_a_browser_or_framed_by_another_site(region: Stage):
    answer = region.sign_in("job_coach").open("/werk").answer

    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_address_holds_a_name(region: Stage):
    page = region.report_leaver()
    visitor = region.sign_in("job_coach")

    for path in ("/werk", "/jongeren", "/meldingen", page):
        addresses = " ".join(re.findall(r'(?:href|action|value)="([^"]*)"', visitor.open(path).html))
        assert "Sanne" not in addresses
        assert "Veen" not in addresses


def test_every_post_without_the_secret_of_the_session_is_refused(region: Stage):
    client = region.sign_in("job_coach").client
    posts = [rule for rule in region.app.url_map.iter_rules() if "POST" in (rule.methods or set())]

    for rule in posts:
        if rule.endpoint in {"demo.give_token", "oauth.give_token"}:
            continue
        values = dict.fromkeys(rule.arguments, "00000000-0000-4000-8000-000000000000")
        with region.app.test_request_context():
            path = rule.build(values, append_unknown=False)[1]
        assert client.post(path, data={}).status_code == 400, path


def test_our_own_files_may_be_kept_for_a_day(region: Stage):
    answer = region.app.test_client().get("/static/doorlijn.css")

    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert "@import" not in answer.get_data(as_text=True)
    assert "http" not in answer.get_data(as_text=True)
    answer.close()


@pytest.mark.parametrize("name", ["doorlijn.js", "drafts.js", "passkeys.js"])
def test_our_script_writes_no_markup_keeps_nothing_and_asks_nobody_else(region: Stage, name):
    with region.app.test_client().get(f"/static/{name}") as answer:
        script = answer.get_data(as_text=True)

    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "document.write",
        "http",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "caches.",
        "document.cookie",
    ):
        assert forbidden not in script
