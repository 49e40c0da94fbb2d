"""`make bench`: measures side by side, prints, and writes bench/RESULTS.md."""

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from statistics import median

from bench import chain, growth, latency, pages, papers, register, results, sheet, spending, timers
from bench.surroundings import machine_in_words

GOAL = 10.0
EVERYTHING = tuple(results.PARTS)


def main() -> None:
    """Measure what was asked for; without a choice, everything."""
    asked = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that what was started is ended
    where = f"{datetime.now(UTC):%d-%m-%Y} · {machine_in_words()} · seed {chain.SEED} · `{' '.join(['python -m bench', *sys.argv[1:]])}`"  # noqa: TID251  the door
    measure = {
        "chain": lambda: _chain(asked.chains, asked.rounds),
        "latency": lambda: _latency(asked.latency_chains),
        "sheet": lambda: _sheet(asked.rows),
        "growth": lambda: _growth(asked.sizes),
        "timers": lambda: _timers(asked.timers),
        "papers": lambda: papers.table(papers.papers(_say)),
        "register": lambda: register.table(register.register(asked.documents, asked.batch, _say)),
        "pages": lambda: pages.table(pages.pages(asked.cases, asked.entries, _say)),
    }
    for part in results.PARTS:
        if part in asked.what:
            lines = measure[part]()
            if not asked.dry_run:
                results.write({part: lines}, where)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=__doc__,
        epilog="Example: python -m bench chain latency --chains 2000 --dry-run",
    )
    parser.add_argument(
        "what", nargs="*", metavar="what", help=f"{', '.join(EVERYTHING)}; without a choice all of them"
    )
    parser.add_argument("--chains", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--latency-chains", type=int, default=600)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--timers", type=int, default=100_000)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--entries", type=int, default=20, help="how many entries the story of a young person has")
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--batch", type=int, default=1_000)
    parser.add_argument("--dry-run", action="store_true", help="do not write RESULTS.md")
    asked = parser.parse_args()
    unknown = set(asked.what) - set(EVERYTHING)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}: choose from {', '.join(EVERYTHING)}")
    asked.what = asked.what or list(EVERYTHING)
    return asked


def _chain(chains: int, rounds: int) -> list[str]:
    """Measure both by turns, so that a busy moment of the machine touches both; the ratio is that of the medians."""
    ours, plain = [], []
    for number in range(rounds):
        ours.append(chain.guaranteed(chains))
        plain.append(chain.plain(chains))
        _say(
            f"chain, round {number + 1} of {rounds}: {ours[-1].per_second:.0f}/s with all guarantees, "
            f"{plain[-1].per_second:.0f}/s plain nameko"
        )
    ratio = _middle(ours) / _middle(plain)
    _say(f"ratio {ratio:.1f}")
    return [
        f"## The chain `pupil_left_school -> case opened -> job coach notified`, {chains} times, medians of {rounds}",
        "",
        f"| | chains/s | processor time of one chain, ms: {' | '.join(spending.EVERYBODY)} |",
        "|---|---|--:|--:|--:|",
        f"| all guarantees, effects in PostgreSQL | {_rates(ours)} |",
        f"| plain nameko, the same effects, no guarantees | {_rates(plain)} |",
        "",
        f"ratio {ratio:.1f} (goal {GOAL:.0f})",
        "",
    ]


def _middle(rates: Sequence[chain.Rate]) -> float:
    return median(rate.per_second for rate in rates)


def _rates(rates: Sequence[chain.Rate]) -> str:
    spent = [f"{median(rate.each(who) for rate in rates):.2f}" for who in spending.EVERYBODY]
    return " | ".join([f"{_middle(rates):.0f} ({_all([rate.per_second for rate in rates])})", *spent])


def _latency(chains: int) -> list[str]:
    found = latency.latency(chains)
    _say(f"latency at {latency.PER_SECOND} chains/s: p50 {found['p50']:.0f} ms, p99 {found['p99']:.0f} ms")
    return [
        f"## From commit to the last handler, at {latency.PER_SECOND} chains/s, {found['chains']} chains",
        "",
        f"p50 {found['p50']:.0f} ms (goal 30) · p99 {found['p99']:.0f} ms (goal 150)",
        "",
    ]


def _sheet(rows: int) -> list[str]:
    found = sheet.imported(rows)
    _say(
        f"sheet: {found['per_second']:.0f} rows/s, client {found['client_mb']:.0f} MB, API {found['api_mb']:.0f} MB (at rest {found['api_before_mb']:.0f}, halfway {found['api_halfway_mb']:.0f})"
    )
    return [
        f"## {rows} leavers from a sheet, through the command line and the REST API",
        "",
        "| rows/s | peak of the client | the API process at rest | its peak after half of the rows | after all |",
        "|--:|--:|--:|--:|--:|",
        f"| {found['per_second']:.0f} | {found['client_mb']:.0f} MB | {found['api_before_mb']:.0f} MB | {found['api_halfway_mb']:.0f} MB | {found['api_mb']:.0f} MB |",
        "",
    ]


def _growth(sizes: Sequence[int]) -> list[str]:
    lines = [
        "## What one action costs as the region grows (median ms)",
        "",
        "| cases | worklist of a job coach with 60 young people | one case | worklist of one with a quarter of the region |",
        "|--:|--:|--:|--:|",
    ]
    for found in growth.growth(list(sizes)):
        _say(
            f"{found['cases']:.0f} cases: worklist {found['worklist_ms']:.1f} ms, one case {found['case_ms']:.1f} ms, a quarter of the region {found['busy_worklist_ms']:.1f} ms"
        )
        lines.append(
            f"| {found['cases']:.0f} | {found['worklist_ms']:.1f} | {found['case_ms']:.1f} | {found['busy_worklist_ms']:.1f} |"
        )
    return [*lines, ""]


def _timers(count: int) -> list[str]:
    found = timers.caught_up(count)
    _say(
        f"timers: {found.count} overdue fired in {found.fired_in:.0f} s ({found.per_second:.0f}/s), all told after {found.told_in:.0f} s, {found.out_of_order} out of order; "
        f"live events meanwhile p50 {found.busy[0]:.0f} ms, p99 {found.busy[1]:.0f} ms ({found.live}), afterwards p50 {found.quiet[0]:.0f} ms, p99 {found.quiet[1]:.0f} ms"
    )
    return [
        f"## {found.count} overdue deadlines caught up by one worker, while {timers.LIVE_PER_SECOND} leavers a second are reported",
        "",
        "| fired/s, each with its event | all fired after | everybody told after | out of order |",
        "|--:|--:|--:|--:|",
        f"| {found.per_second:.0f} (goal {timers.GOAL_PER_SECOND}) | {found.fired_in:.0f} s | {found.told_in:.0f} s | {found.out_of_order} |",
        "",
        "| live events: from leaver to job coach told | p50 | p99 |",
        "|---|--:|--:|",
        f"| while it caught up ({found.live}) | {found.busy[0]:.0f} ms | {found.busy[1]:.0f} ms |",
        f"| afterwards | {found.quiet[0]:.0f} ms | {found.quiet[1]:.0f} ms |",
        "",
    ]


def _all(figures: Sequence[float]) -> str:
    return ", ".join(f"{figure:.0f}" for figure in figures)


def _say(text: str) -> None:
    print(text, flush=True)


main()
