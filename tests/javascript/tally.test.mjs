// A count of hands: docs/assets/js/training/tally.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { countsIn, handsOf, rightHands } from "../../docs/assets/js/training/tally.js";

const CHOICES = { id: "a", module: "m", choices: [{ right: false }, { right: true }, { right: true }] };
const OPEN = { id: "b", module: "m", choices: [] };

for (const [question, tally, hands, right] of [
  [CHOICES, [3, 4, 5], 12, 9],
  [CHOICES, [3, 0, 0], 3, 0],
  [OPEN, [7, 2], 9, 7],
  [OPEN, undefined, 0, 0],
]) {
  test(`${question.id} with ${tally}: ${right} of ${hands}`, () => {
    assert.equal(handsOf(tally), hands);
    assert.equal(rightHands(question, tally), right);
  });
}

test("only counts that fit their question are taken up again", () => {
  const fitting = { a: [1, 2, 3], b: [0, 1] };
  for (const spoilt of [{ a: [1, 2] }, { a: [1, 2, -1] }, { a: [1, 2, 0.5] }, { a: "123" }, { a: null }, { gone: [1] }]) {
    const { hands } = countsIn(JSON.stringify({ hands: { ...fitting, ...spoilt }, at: 1, module: "m" }), [CHOICES, OPEN]);
    assert.deepEqual(hands, "a" in spoilt ? { b: [0, 1] } : fitting);
  }
});

test("a module that is no more is not gone back to; all modules are", () => {
  for (const [module, found] of [
    ["m", "m"],
    ["", ""],
    ["gone", null],
  ]) {
    assert.equal(countsIn(JSON.stringify({ hands: {}, at: "", module }), [CHOICES]).module, found);
  }
});

test("what is no count at all is none, and nothing raises", () => {
  for (const text of ["", "null", "{}", "[]", "{", '{"hands":null}']) {
    assert.deepEqual(countsIn(text, [CHOICES]).hands, {});
  }
});
