// What an import brings, and that exactly that goes again: docs/assets/js/checklist/importing/taking-back.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { filled, inOrder } from "../../docs/assets/js/checklist/importing/keyed.js";
import { bring, takeBack } from "../../docs/assets/js/checklist/importing/taking-back.js";

const row = (day, more = {}) => ({ date: `2026-01-${day}`, activity: "a", ...more });
const LEDGERS = [[], [row("01")], [row("01"), row("02"), row("01")]];
const PLANS = [
  { add: [], replace: [] },
  { add: [row("03"), row("01")], replace: [] },
  { add: [row("03"), row("03")], replace: [{ place: 0, entry: row("01", { topic: "b" }) }] },
  { add: [row("02")], replace: [{ place: 0, entry: row("02") }] },
];
const FITTING = LEDGERS.flatMap((rows) =>
  PLANS.filter((plan) => plan.replace.every(({ place }) => place < rows.length)).map((plan) => [rows, plan]),
);

test("an import that nothing followed is taken back to the letter", () => {
  for (const [rows, plan] of FITTING) {
    const done = bring(rows, plan);
    assert.equal(done.rows.length, rows.length + plan.add.length);
    assert.deepEqual(takeBack(done.rows, [done.brought]), { rows, missed: 0 });
  }
});

test("files gone through together go together", () => {
  for (const [rows, plan] of FITTING) {
    for (const second of PLANS.filter((each) => each.replace.length === 0)) {
      const first = bring(rows, plan);
      const both = bring(first.rows, second);
      assert.deepEqual(takeBack(both.rows, [first.brought, both.brought]), { rows, missed: 0 });
    }
  }
});

test("what was typed since stays, wherever it stands", () => {
  for (const [rows, plan] of FITTING) {
    const { rows: after, brought } = bring(rows, plan);
    const typed = row("31", { topic: "typed" });
    for (let place = 0; place <= after.length; place += 1) {
      const since = [...after.slice(0, place), typed, ...after.slice(place)];
      const back = takeBack(since, [brought]);
      assert.equal(back.missed, 0);
      assert.equal(back.rows.length, rows.length + 1);
      assert.deepEqual(sorted(back.rows), sorted([...rows, typed]));
    }
  }
});

test("what was changed or deleted since is left as it is, and counted", () => {
  const { rows, brought } = bring([row("01")], { add: [row("03"), row("04")], replace: [{ place: 0, entry: row("02") }] });
  const changed = [rows[0], { ...rows[1], topic: "mended" }];
  assert.deepEqual(takeBack(changed, [brought]), { rows: [row("01"), changed[1]], missed: 2 });
});

test("the order of an entry's columns does not matter", () => {
  const { brought } = bring([], { add: [{ date: "d", activity: "a" }], replace: [] });
  assert.deepEqual(takeBack([{ activity: "a", date: "d" }], [brought]), { rows: [], missed: 0 });
});

test("what is known keeps its place while it is looked at", () => {
  const order = [];
  const ids = (...names) => inOrder(names, order, (name) => name);
  assert.deepEqual(ids("b", "a"), ["b", "a"]);
  assert.deepEqual(ids("a", "b", "c"), ["b", "a", "c"]);
  assert.deepEqual(ids("c", "a"), ["a", "c"]);
});

test("a sentence takes every value, whatever is in it", () => {
  assert.equal(filled("{n} of {of}: {name}, {n}", { name: "{n}$&", n: 1, of: 2 }), "1 of 2: {n}$&, 1");
});

function sorted(rows) {
  return rows.map((each) => JSON.stringify(each)).sort();
}
