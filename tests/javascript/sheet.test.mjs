// The sheet while it is filled in: docs/assets/js/branch/sheet.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerOf, blank, factText, ledgerOf, setAnswer, setFact, setLedger, whole } from "../../docs/assets/js/branch/sheet.js";

const STANDARD = { version: "1", digest: "d" };
const DAMAGED = [null, 0, "", "text", [], [1], true];

test("a damaged sheet is made whole, and what this page does not know stays", () => {
  for (const value of DAMAGED) {
    const sheet = whole({ branch: value, answers: value, kept: 1 }, STANDARD);
    assert.deepEqual(sheet, { ...blank(STANDARD), kept: 1 });
  }
});

test("what is no answer counts as none", () => {
  for (const value of DAMAGED) assert.deepEqual(answerOf({ ...blank(STANDARD), answers: { a: value } }, "a"), {});
});

test("an answer keeps what else stands in it, and goes with its last field", () => {
  const sheet = { ...blank(STANDARD), answers: { a: { answer: "met", later: 1 }, b: { note: "n" } } };
  setAnswer(sheet, "a", "answer", "");
  setAnswer(sheet, "b", "note", "");
  setAnswer(sheet, "c", "reason", "r");
  setAnswer(sheet, "d", "reason", "");
  assert.deepEqual(sheet.answers, { a: { later: 1 }, c: { reason: "r" } });
});

test("setting an answer leaves the object alone that others may hold", () => {
  const answer = { answer: "met" };
  const sheet = { ...blank(STANDARD), answers: { a: answer } };
  setAnswer(sheet, "a", "answer", "not-met");
  assert.deepEqual(answer, { answer: "met" });
});

test("a fact is shown as it would be typed", () => {
  for (const [value, text] of [
    [undefined, ""],
    [null, ""],
    [0, "0"],
    [false, "false"],
    [[3, 5], "3, 5"],
    ["a", "a"],
  ]) {
    assert.equal(factText({ ...blank(STANDARD), branch: { a: value } }, "a"), text);
  }
  const sheet = blank(STANDARD);
  setFact(sheet, "a", "3");
  assert.deepEqual(sheet.branch, { a: "3" });
  setFact(sheet, "a", "");
  assert.deepEqual(sheet.branch, {});
});

test("a damaged ledger is made whole, and what this page does not know stays", () => {
  for (const value of DAMAGED)
    assert.deepEqual(ledgerOf({ ...blank(STANDARD), ledger: value }), {
      since: "",
      covers: [],
      covered_as: {},
      people: {},
      rows: [],
    });
  const ledger = ledgerOf({ ...blank(STANDARD), ledger: { rows: [1, { day: "1" }], later: 1 } });
  assert.deepEqual(ledger, { since: "", covers: [], covered_as: {}, people: {}, rows: [{}, { day: "1" }], later: 1 });
});

test("only what is filled in of a ledger is kept", () => {
  const sheet = blank(STANDARD);
  setLedger(sheet, { since: "", covers: [], people: {}, rows: [{ day: "1" }] });
  assert.deepEqual(sheet.ledger, { rows: [{ day: "1" }] });
  setLedger(sheet, { since: "", covers: [], people: {}, rows: [] });
  assert.ok(!("ledger" in sheet));
});
