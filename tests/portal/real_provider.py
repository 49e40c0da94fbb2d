"""A real OpenID provider (the npm package oidc-provider), and a browser that signs in there."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from services.portal.web.session_oidc import Provider
from tests.machinery.ports import free_port
from tests.machinery.waiting import wait_for

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "provider"
BACK = "http://localhost/aanmelden/terug"


@contextmanager
def real_provider() -> Iterator[Provider]:
    """Start it; it ends with the test."""
    subprocess.run([ROOT / "infra" / "install-provider"], check=True)
    port = free_port()
    command = ["node", "provider.mjs", str(port), "doorlijn", "a secret & sign", BACK]
    process = subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}"
    try:
        wait_for(lambda: answers(issuer), deadline=30, what="the provider")
        yield Provider(issuer, "doorlijn", "a secret & sign", BACK)
    finally:
        process.terminate()
        process.wait(10)


def answers(issuer: str) -> bool:
    """Whether it is there."""
    try:
        return httpx.get(f"{issuer}/.well-known/openid-configuration").is_success
    except httpx.TransportError:
        return False


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
