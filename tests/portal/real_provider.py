"""A real OpenID provider (the npm package oidc-provider), and a browser that signs in there."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import httpx

from services.portal.web.session_oidc import Provider
from tests.machinery.processes import RunningProcess

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "provider"
BACK = "http://localhost/aanmelden/terug"
SECRET = "a secret & sign"
STARTED_WITHIN = 120.0  # seconds; an idle machine needs one


@contextmanager
def real_provider() -> Iterator[Provider]:
    """Start it; it ends with the test."""
    subprocess.run([ROOT / "infra" / "install-provider"], check=True)
    with TemporaryDirectory() as folder:
        log = Path(folder) / "provider.log"
        process = RunningProcess("provider", ["node", HERE / "provider.mjs", "doorlijn", SECRET, BACK], {}, log)
        try:
            process.wait_for_log("listens at ", deadline=STARTED_WITHIN)
            issuer = log.read_text().partition("listens at ")[2].split()[0]
            yield Provider(issuer, "doorlijn", SECRET, BACK)
        finally:
            process.terminate()


def sign_in_there(address: str, account: str) -> str:
    """Sign in at the provider as a browser would; gives the address it sends the browser back to."""
    with httpx.Client(headers={"x-account": account}) as browser:
        for _ in range(10):
            answer = browser.get(address)
            assert answer.is_redirect, answer.text
            address = str(httpx.URL(address).join(answer.headers["Location"]))
            if address.startswith(BACK):
                parts = urlsplit(address)
                return f"{parts.path}?{parts.query}"
    raise AssertionError("the provider never sent us back")
