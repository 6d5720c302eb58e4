"""A request that is stopped, and one that brings a file: the page is never held up by either."""

import pytest

from tests.browser.engine_page import Engine
from tests.browser.engines import engine

pytestmark = engine("pyodide", "what the worker does with a request")

STOP = """async (waits) => {
    const stop = new AbortController();
    const given = engine.ask("hang", {}, { signal: stop.signal }).catch(({ name }) => name);
    const other = engine.ask("plain");
    if (waits) await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort();
    return [await given, (await other).ok];
}"""
STOPPED_BEFORE = """async () => {
    const stop = new AbortController();
    stop.abort();
    return engine.ask("hang", {}, { signal: stop.signal }).catch(({ name }) => name);
}"""
WAITING = """async () => {
    const stop = new AbortController();
    const first = engine.ask("plain");
    const given = engine.ask("hang", {}, { signal: stop.signal }).catch(({ name }) => name);
    stop.abort();
    return [(await first).ok, await given];
}"""
SUM = """async (bytes) => (await engine.ask("sum", { other: 1 }, { data: new Blob([Uint8Array.from(bytes)]) })).sum"""
TEN_MEGABYTES = """async () => {
    const data = new Blob([new Uint8Array(10_000_000).fill(1)]);
    const worst = { task: 0, last: performance.now() };
    const look = setInterval(() => {
        worst.task = Math.max(worst.task, performance.now() - worst.last);
        worst.last = performance.now();
    }, 1);
    const reply = await engine.ask("sum", {}, { data });
    clearInterval(look);
    return [reply.sum, worst.task];
}"""


def test_what_hangs_is_stopped_and_the_next_worker_answers_the_rest(engine: Engine) -> None:
    engine.start()
    assert engine.page.evaluate(STOP, True) == ["AbortError", True]
    assert engine.states()[-1] == "ready"


def test_what_still_waits_is_taken_out_and_the_worker_stays(engine: Engine) -> None:
    engine.start()
    engine.page.evaluate("states.length = 0")
    assert engine.page.evaluate(WAITING) == [True, "AbortError"]
    assert engine.page.evaluate(STOPPED_BEFORE) == "AbortError"
    assert engine.ask("plain") == {"ok": True}
    assert engine.states() == []


@pytest.mark.parametrize("bytes_", [[], [0], [255, 0, 1], list(range(256))])
def test_a_files_bytes_arrive_as_they_are(engine: Engine, bytes_: list[int]) -> None:
    assert engine.start().page.evaluate(SUM, bytes_) == sum(bytes_)


def test_a_large_file_does_not_stop_the_page(engine: Engine) -> None:
    total, longest = engine.start().page.evaluate(TEN_MEGABYTES)
    assert total == 10_000_000
    assert longest < 200  # the promise is 50 ms, on a machine that has nothing else to do
