"""The client's own book: what it meant to do, what it was told, on the disk before it goes on."""

import json
import os
import threading
from collections import Counter
from pathlib import Path
from typing import Any


class Ledger:
    """Lines of JSON, each on the disk before the next step; the checker reads them, nothing else does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab", buffering=0)
        self._lock = threading.Lock()
        self.counts: Counter[tuple[str, str]] = Counter()  # (scenario, kind)

    def write(self, kind: str, scenario: str, **fields: Any) -> None:  # noqa: ANN401  whatever JSON can hold
        line = json.dumps({"kind": kind, "scenario": scenario, **fields}) + "\n"
        with self._lock:
            self._file.write(line.encode())
            os.fsync(self._file.fileno())
            self.counts[scenario, kind] += 1

    def close(self) -> None:
        self._file.close()
