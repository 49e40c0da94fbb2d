"""`doorlijn simulate` as somebody runs it: what it prints, the picture it leaves, and the memory it takes."""

import json
import subprocess
import sys
from xml.etree import ElementTree as ET

GROWS = 1.15  # of the peak after the first quarter: the diary and the observer's notes, nothing that stays in hand


def test_it_tells_what_happened_draws_a_picture_and_its_memory_stays_flat(tmp_path):
    picture = tmp_path / "years.svg"
    asked = ("--pupils", "60", "--months", "12", "--seed", "7", "--svg", str(picture), "--json")

    done = subprocess.run(
        [sys.executable, "-m", "doorlijn", "simulate", *asked], capture_output=True, text=True, timeout=300, check=False
    )

    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], told["findings"]) == (0, True, []), done.stderr
    assert {"contract_ended", "career_conversation_held", "promise_made", "municipal_support_requested"} <= set(
        told["events"]
    )
    drawn = ET.parse(picture).getroot()  # noqa: S314  drawn just now by ourselves
    assert drawn.tag.endswith("svg")
    assert "60 jongeren" in "".join(drawn.itertext())
    peaks = told["memory_mb"]
    assert len(peaks) == 12
    assert peaks[-1] < peaks[2] * GROWS, peaks
