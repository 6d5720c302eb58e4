"""`python -m tests.fuzz [DOOR ...] [--inputs N]`: throws that many at each door and says how it went; 1 if one failed."""

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from playwright.sync_api import sync_playwright

from tests.bench.prepared import prepared
from tests.browser.chromium import FLAGS, headless
from tests.fuzz.addresses import throw, words_of
from tests.fuzz.doors import DOORS

INPUTS = 100_000
ROUND = 2_000
"""So many at a time: Hypothesis remembers all of a round, to try none twice."""
HANG = 2.0
"""Seconds of the processor for one input that are a fault in themselves."""
FAULTS = Path(__file__).parents[2] / "build" / "fuzz"
ADDRESS = "address"
"""The door of a page's own address, which is in the browser."""
FEWER = {"standard": 20}
"""Doors behind which a whole folder is read and checked: a part of the inputs."""


@dataclass
class Outcome:
    """The outcome of one door."""

    door: str
    inputs: int = 0
    taken: int = 0
    slowest: float = 0.0
    fault: str = ""


class Slow(AssertionError):
    """One input took too long."""


def throw_at(name: str, inputs: int) -> Outcome:
    """Until all are thrown or one fails, which is written down as small as it can be made."""
    door = next(door for door in DOORS if door.name == name)
    outcome = Outcome(name)
    last = b""

    def take(data: bytes) -> None:
        nonlocal last
        last = data
        begun = time.process_time()
        outcome.taken += door.take(data)
        spent = time.process_time() - begun
        outcome.inputs += 1
        outcome.slowest = max(outcome.slowest, spent)
        if spent > HANG:
            raise Slow(f"{spent:.1f} s")

    options = settings(
        max_examples=min(ROUND, inputs),
        derandomize=False,
        database=None,
        deadline=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    for number in range(10 * inputs // ROUND + 10):  # a round may give fewer than it should: inputs come twice
        if outcome.inputs >= inputs:
            break
        try:
            seed(number)(options(given(door.inputs)(take)))()
        except Exception as error:
            outcome.fault = f"{type(error).__name__}: {error} → {_written(name, last)}"
            break
    return outcome


def _written(name: str, data: bytes) -> Path:
    FAULTS.mkdir(parents=True, exist_ok=True)
    file = FAULTS / f"{name}-{sha256(data).hexdigest()[:12]}.bin"
    file.write_bytes(data)
    return file


def outcomes(chosen: list[str], inputs: int) -> Iterator[Outcome]:
    """One after the other as they are done; what needs a browser comes last."""
    doors = [name for name in chosen if name != ADDRESS]
    with ProcessPoolExecutor() as pool:
        yield from pool.map(throw_at, doors, [inputs // FEWER.get(name, 1) for name in doors])
    if ADDRESS in chosen:
        yield throw_addresses(inputs)


def throw_addresses(inputs: int) -> Outcome:
    """At the page that keeps most in its address."""
    with prepared() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=headless(), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{site.address}browse/")
        page.wait_for_load_state("networkidle")
        faults, slowest = throw(page, words_of(site.folder / "browse" / "index.html"), inputs)
        browser.close()
    return Outcome(ADDRESS, inputs, inputs, slowest, "; ".join(faults[:3]))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    names = [*(door.name for door in DOORS), ADDRESS]
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=", ".join(names))
    parser.add_argument("--inputs", type=int, default=INPUTS)
    given_ = parser.parse_args()
    if unknown := set(given_.doors) - set(names):
        parser.error(f"no such door: {', '.join(sorted(unknown))}")
    print("| door | inputs | taken | refused | slowest |\n|---|---|---|---|---|", flush=True)
    faults = []
    for outcome in outcomes(given_.doors or names, given_.inputs):
        refused = outcome.inputs - outcome.taken
        row = (outcome.door, f"{outcome.inputs:,}", f"{outcome.taken:,}", f"{refused:,}", f"{outcome.slowest * 1000:.0f} ms")
        print("| " + " | ".join(row) + " |", flush=True)
        faults += [f"{outcome.door}: {outcome.fault}"] if outcome.fault else []
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
