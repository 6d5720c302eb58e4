// A branch as it is kept: docs/assets/js/saved/entry.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { branchOf, entryIn, freshId, isLater, objectIn, revisionOf, textOf } from "../../docs/assets/js/saved/entry.js";

const ENTRY = {
  revision: freshId(),
  over: "",
  id: "first",
  made: 1,
  changed: 2,
  exported: 0,
  count: 3,
  sheet: { name: "甲", year: 2026, kept: [1] },
};

test("what was written is read again as the same", () => {
  assert.deepEqual(entryIn(textOf(ENTRY)), ENTRY);
});

test("the revision is read without reading the text", () => {
  assert.equal(revisionOf(textOf(ENTRY)), ENTRY.revision);
  assert.equal(revisionOf(textOf(ENTRY).slice(0, 40)), ENTRY.revision);
  for (const text of ["", "{}", '{"id":"x"}', "null"]) assert.equal(revisionOf(text), "");
});

test("what is no entry is none, and nothing raises", () => {
  for (const text of [
    null,
    "",
    "null",
    "{",
    "[]",
    "1",
    '"x"',
    "{}",
    '{"revision":"a"}',
    '{"revision":"a","sheet":[]}',
    '{"revision":1,"sheet":{}}',
  ]) {
    assert.equal(entryIn(text), null);
  }
});

test("an entry of an earlier version gets the fields that came since", () => {
  assert.deepEqual(entryIn('{"revision":"a","id":"b","sheet":{}}'), {
    over: "",
    made: 0,
    changed: 0,
    exported: 0,
    count: 0,
    revision: "a",
    id: "b",
    sheet: {},
  });
});

test("a time that no calendar has is none", () => {
  for (const time of [9e15, -1, "1", null, Infinity]) {
    const entry = entryIn(JSON.stringify({ ...ENTRY, made: time, changed: time, exported: time }));
    assert.deepEqual([entry.made, entry.changed, entry.exported], [0, 0, 0]);
    new Intl.DateTimeFormat("zh", { dateStyle: "medium" }).format(branchOf(entry).changed);
  }
});

test("of two states one is later, whichever is asked first, and no clock decides", () => {
  const made = { ...ENTRY, revision: freshId(), over: ENTRY.revision, count: 4, changed: 1 };
  const more = { ...ENTRY, revision: freshId(), over: "x", count: 9, changed: 0 };
  const apart = { ...ENTRY, revision: freshId(), over: "x", count: 3, changed: 99 };
  for (const [one, other] of [
    [made, ENTRY],
    [more, ENTRY],
    [more, made],
  ]) {
    assert.ok(isLater(one, other));
    assert.ok(!isLater(other, one));
  }
  assert.notEqual(isLater(apart, ENTRY), isLater(ENTRY, apart));
});

test("only an object is an object", () => {
  for (const text of ["[]", "null", "1", "", null, "{"]) assert.equal(objectIn(text), null);
  assert.deepEqual(objectIn('{"a":1}'), { a: 1 });
});

test("a list shows a name and a year even where there are none", () => {
  assert.deepEqual([branchOf(ENTRY).name, branchOf(ENTRY).year], ["甲", "2026"]);
  assert.deepEqual(
    [branchOf({ ...ENTRY, sheet: { year: null } }).name, branchOf({ ...ENTRY, sheet: { year: null } }).year],
    ["", ""],
  );
});

test("names are of one length, and differ", () => {
  const ids = new Set(Array.from({ length: 1000 }, freshId));
  assert.equal(ids.size, 1000);
  for (const id of ids) assert.match(id, /^[0-9a-f]{16}$/);
});
