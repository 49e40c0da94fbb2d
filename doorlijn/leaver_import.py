"""Sends a sheet of leavers to an installation in pieces, so that neither side ever holds the whole of it."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import httpx

from doorlijn.leaver_outcome import Outcome
from services.intake.domain.cells import Cell
from services.intake.domain.refusals import SheetRefused
from services.intake.domain.row import Row
from services.intake.domain.sheet import marking_duplicates
from services.intake.storage.sheets.opening import open_sheet

MOST_ROWS: Final = 1000  # in one transaction of the server
MOST_BYTES: Final = 500_000  # half of what the server takes
MOST_UNPACKED: Final = 1 << 32  # bytes; one's own file, not a stranger's
PATIENCE: Final = 60.0  # seconds for one piece
PAUSES: Final = (1, 2, 4, 8, 16)  # seconds between attempts: a server that starts again is back by then
TRY_AGAIN: Final = frozenset({429, 502, 503, 504})


class NoTokenError(Exception):
    """No token was given, and the installation is not a demo that hands one out."""


class RefusedByServerError(Exception):
    """The server did not take a piece; the text says what it said."""


class Installation:
    """A running Doorlijn, and who we are there."""

    def __init__(self, url: str, token: str) -> None:
        """Use a token, or in a demo ask for the coordinator's."""
        self.url = url
        self._token = token
        self._is_demo = not token
        self._client = httpx.Client(base_url=url, timeout=PATIENCE)

    def post(self, body: bytes, *, is_dry_run: bool, has_begun: bool) -> dict[str, Any]:
        """Send one piece; once begun, a server that is away for a moment is waited for."""
        for pause in (*(PAUSES if has_begun else ()), None):
            try:
                answer = self._send(body, is_dry_run=is_dry_run)
            except httpx.TransportError:
                if pause is None:
                    raise
            else:
                if pause is None or answer.status_code not in TRY_AGAIN:
                    return _read(answer)
            time.sleep(pause)
        raise AssertionError  # the last attempt answers or raises

    def _send(self, body: bytes, *, is_dry_run: bool) -> httpx.Response:
        answer = self._post(body, is_dry_run=is_dry_run)
        if answer.status_code == httpx.codes.UNAUTHORIZED and self._is_demo:
            self._token = ""  # it lasted an hour
            answer = self._post(body, is_dry_run=is_dry_run)
        return answer

    def _post(self, body: bytes, *, is_dry_run: bool) -> httpx.Response:
        self._token = self._token or self._demo_token()
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        params = {"dry_run": str(is_dry_run).lower()}
        return self._client.post("/api/intake/v1/leaver-imports", params=params, content=body, headers=headers)

    def _demo_token(self) -> str:
        listed = self._client.get("/demo/personen")
        people = listed.json() if listed.status_code == httpx.codes.OK else []
        coordinator = next((each for each in people if each["role"] == "coordinator"), None)
        if coordinator is None:
            raise NoTokenError
        given = self._client.post("/demo/tokens", json={"person_id": coordinator["person_id"]})
        return str(_read(given)["token"])


class Import:
    """One sheet on its way, and what became of its rows so far."""

    def __init__(self, file: Path, installation: Installation, *, is_dry_run: bool) -> None:
        """Open the file."""
        self.installation = installation
        self.is_dry_run = is_dry_run
        self.size = file.stat().st_size
        self.done = 0
        self.last_row = 1
        self.is_broken_off = True
        self.notes: list[str] = []
        self._file = file.open("rb")
        self.outcome = Outcome()

    def __enter__(self) -> Self:
        """Serve in a with block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close both files."""
        self._file.close()
        self.outcome.close()

    def batches(self) -> Iterator[int]:
        """Send piece by piece; gives after each how many bytes of the file were read."""
        sheet = open_sheet(self._file, MOST_UNPACKED)
        self.notes = sheet.notes
        for rows in _pieces(marking_duplicates(sheet.rows)):
            body = b'{"rows":[' + b",".join(encoded for _, encoded in rows) + b"]}"
            self.outcome.keep(self.installation.post(body, is_dry_run=self.is_dry_run, has_begun=self.done > 0))
            self.done += len(rows)
            self.last_row = rows[-1][0]
            yield self._file.tell()
        self.is_broken_off = False

    def refuse_sheet(self, refused: SheetRefused) -> None:
        """Keep what makes the sheet unfit, as refusals of its header."""
        self.outcome.refuse({"row": 1, "column": column, "reason": sentence} for column, sentence in refused.problems)

    def write_json(self, write: Callable[[str], None]) -> None:
        """Write the outcome as one JSON object."""
        self.outcome.write_json(write, {"dry_run": self.is_dry_run, "complete": not self.is_broken_off})


def _pieces(rows: Iterable[Row]) -> Iterator[list[tuple[int, bytes]]]:
    piece: list[tuple[int, bytes]] = []
    size = 0
    for row in rows:
        encoded = _encode(row)
        if piece and (len(piece) == MOST_ROWS or size + len(encoded) > MOST_BYTES):
            yield piece
            piece, size = [], 0
        piece.append((row.number, encoded))
        size += len(encoded)
    if piece:
        yield piece


def _encode(row: Row) -> bytes:
    cells = {column: _plain(cell) for column, cell in row.cells.items()}
    body = {"row": row.number, "cells": cells, "problem": row.problem, "duplicate_of": row.duplicate_of}
    return json.dumps(body, ensure_ascii=False).encode()


def _plain(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.replace("\0", "\ufffd") if isinstance(cell, str) else cell  # no JSON API takes a NUL


def _read(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_success:
        found: dict[str, Any] = answer.json()
        return found
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    raise RefusedByServerError(
        problem.get("detail") or problem.get("title") or f"De server antwoordde {answer.status_code}."
    )
