// Parts of the search that need no index: docs/assets/js/search.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pairsOf } from "../../docs/assets/js/search/library.js";
import { fitAbbreviation, fitRun } from "../../docs/assets/js/search/matching.js";
import { slips, stem } from "../../docs/assets/js/search/words.js";

const field = (folded) => ({ folded });

for (const [run, text, units] of [
  ["民主评议", "每年民主评议一次", [1, 1, 1, 1]],
  ["民主评议", "民主生活会", [0.75, 0.75, 0, 0]],
  ["民主评议", "组织生活会", [0, 0, 0, 0]],
]) {
  test(`${run} in ${text}`, () => assert.deepEqual(fitRun(field(text), run).units, units));
}

test("a fit marks what it found, and nothing beyond the text", () => {
  const text = "支部民主评议党员，民主评议每年一次";
  for (const { start, end } of fitRun(field(text), "民主评议").stretches) assert.equal(text.slice(start, end), "民主评议");
});

for (const [run, text, fits] of [
  ["民评", "民主评议", true],
  ["支部大会", "支部党员大会", true],
  ["民评", "民主生活会之后评议", false],
  ["民评", "民，评", false],
]) {
  test(`${run} stands for ${text}: ${fits}`, () => assert.equal(fitAbbreviation(field(text), run).units.length > 0, fits));
}

test("pairs overlap, and one character has none", () => {
  assert.deepEqual([...pairsOf("民主评议")], ["民主", "主评", "评议"]);
  assert.deepEqual([...pairsOf("民")], []);
});

test("forms of a word have one stem", () => {
  for (const [one, other] of [
    ["meetings", "meeting"],
    ["organise", "organizing"],
    ["elect", "election"],
    ["secretary", "secretaries"],
  ])
    assert.equal(stem(one), stem(other));
  assert.notEqual(stem("cars"), stem("care"));
});

for (const [word, typed, count] of [
  ["branch", "branch", 0],
  ["branch", "brunch", 1],
  ["branch", "branhc", 1],
  ["branch", "braanch", 1],
  ["branch", "brnch", 1],
  ["branch", "brunhc", 2],
  ["", "ab", 2],
]) {
  test(`${word} typed as ${typed}: ${count} slips, either way round`, () => {
    assert.equal(slips(word, typed), count);
    assert.equal(slips(typed, word), count);
  });
}
