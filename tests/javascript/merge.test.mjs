// Two tabs changed one branch: docs/assets/js/saved/merge.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, same } from "../../docs/assets/js/saved/merge.js";

const VALUES = [undefined, null, 0, 1, "", "甲", true, [], [1], [1, 2], {}, { a: 1 }, { a: { b: [1] } }, { b: 1, a: 1 }];
const PAIRS = VALUES.flatMap((one) => VALUES.map((other) => [one, other]));

test("what only one side changed is taken from it", () => {
  for (const [base, changed] of PAIRS) {
    assert.deepEqual(merge(base, changed, base), { value: changed, lost: false });
    assert.deepEqual(merge(base, base, changed), { value: changed, lost: false });
  }
});

test("what both changed alike is kept", () => {
  for (const [base, changed] of PAIRS) assert.deepEqual(merge(base, changed, changed), { value: changed, lost: false });
});

test("where nothing is said to be lost, everything that the later side added is there", () => {
  for (const base of VALUES) {
    for (const [first, later] of PAIRS) {
      const { value, lost } = merge(base, first, later);
      if (!lost && !same(later, base)) assert.ok(holds(value, later, base), JSON.stringify([base, first, later, value]));
    }
  }
});

/** Whether `value` has all that is in `later` and was not in `base`. */
function holds(value, later, base) {
  if (same(value, later)) return true;
  if (Array.isArray(later))
    return later.slice(Array.isArray(base) ? base.length : 0).every((item) => value.some((each) => same(each, item)));
  return Object.entries(later).every(([key, item]) => same(item, base?.[key]) || holds(value[key], item, base?.[key]));
}

const CASES = [
  ["fields that lie apart", { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }, false],
  ["fields that are new on both sides", {}, { a: 1 }, { b: 2 }, { a: 1, b: 2 }, false],
  ["the same field: the first stays", { a: 1 }, { a: 2 }, { a: 3 }, { a: 2 }, true],
  ["the same field deep down, and another", { x: { a: 1 } }, { x: { a: 2 } }, { x: { a: 3, b: 1 } }, { x: { a: 2, b: 1 } }, true],
  ["one takes out what the other left", { a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2 }, false],
  ["the first changes what the later takes out", { a: 1 }, { a: 2 }, {}, { a: 2 }, true],
  ["the first takes out what the later changes", { a: 1 }, {}, { a: 2 }, {}, true],
  ["both add to a list", [1], [1, 2], [1, 3], [1, 2, 3], false],
  ["both begin a list", undefined, [1], [2], [1, 2], false],
  ["one adds, the other changes what was there", [1], [1, 2], [9], [1, 2], true],
  ["a list against an object", { a: [] }, { a: [1] }, { a: { b: 1 } }, { a: [1] }, true],
  ["a name that every object has", {}, { constructor: 1 }, { a: 1 }, { constructor: 1, a: 1 }, false],
];

for (const [name, base, first, later, value, lost] of CASES) {
  test(name, () => assert.deepEqual(merge(base, first, later), { value, lost }));
}

const ALIKE = [
  [{ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: undefined }, { b: undefined }, false],
  [{}, [], false],
  [null, {}, false],
  [0, "0", false],
  [{}, { toString: 1 }, false],
];

test("the order of fields does not matter, and the order of a list does", () => {
  for (const [one, other, alike] of ALIKE) {
    assert.equal(same(one, other), alike);
    assert.equal(same(other, one), alike);
  }
});
