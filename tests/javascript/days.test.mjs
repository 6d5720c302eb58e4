// Days of the ledger on the page: docs/assets/js/checklist/days.js; and what a new entry begins with: prefill.js.
import assert from "node:assert/strict";
import { test } from "node:test";
import { byMonths, Days, isDay, newestFirst, sameDayOf } from "../../docs/assets/js/checklist/days.js";
import { asLastTime } from "../../docs/assets/js/checklist/prefill.js";

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);

test("a day or a month is one only if the calendar has it", () => {
  for (const text of ["2026-02-28", "2024-02-29", "2026-12", "2026-01-01"]) assert.ok(isDay(text), text);
  for (const text of ["2026-02-29", "2026-13", "2026-00-01", "2026-01-00", "2026-01-32", "2026.1.2", "3月5日", "", "2026-1-2"])
    assert.ok(!isDay(text), text);
});

test("a list of days is in order, each place in it once, and those without a day are in front", () => {
  const days = ["2026-03-05", "", "2026-03", "2026-03-05", "2025-12-31", "2026-11-02"];
  const sorted = newestFirst([0, 1, 2, 3, 4, 5], (place) => days[place]);
  assert.deepEqual(sorted, [1, 5, 3, 0, 2, 4]);
  assert.deepEqual(
    byMonths(sorted, (place) => days[place]),
    [
      { month: "", places: [1] },
      { month: "2026-11", places: [5] },
      { month: "2026-03", places: [3, 0, 2] },
      { month: "2025-12", places: [4] },
    ],
  );
});

test("the same day of every month is a day of each, and none of them is to come", () => {
  for (let day = 1; day <= 31; day++) {
    const all = sameDayOf("2024", day, MONTHS, "2030-01-01");
    assert.deepEqual(
      all.map((each) => Number(each.slice(5, 7))),
      MONTHS,
    );
    assert.ok(all.every(isDay));
    assert.ok(all.every((each) => each.endsWith(String(day).padStart(2, "0")) || !isDay(`${each.slice(0, 8)}${day}`)));
    for (const today of ["2024-02-29", "2024-06-15"])
      assert.deepEqual(
        sameDayOf("2024", day, MONTHS, today),
        all.filter((each) => each <= today),
      );
  }
  for (const [year, day] of [
    ["", 1],
    ["20", 1],
    ["2024", 0],
    ["2024", 32],
    ["2024", 1.5],
    ["2024", Number.NaN],
  ])
    assert.deepEqual(sameDayOf(year, day, MONTHS, "2030-01-01"), []);
});

test("a day is said without its year only in the year assessed", () => {
  const zh = new Days("zh", () => "2026");
  assert.equal(zh.said("2026-03-05"), "3月5日 周四");
  assert.equal(zh.said("2025-03-05"), "2025年3月5日 周三");
  assert.equal(zh.said("2026-12"), "12月");
  const en = new Days("en", () => "2026");
  assert.equal(en.said("2026-03-05"), "5 Mar Thu");
  assert.equal(en.said("2025-03"), "March 2025");
});

test("who chairs is as last time, and how many are expected as last time at such a meeting", () => {
  const rows = [
    { activity: "a", host: "李", recorder: "王", due: "12" },
    { activity: "b", host: "张", due: 3 },
    { activity: "talk", from: "李" },
  ];
  assert.deepEqual(asLastTime(rows, "a"), { host: "李", recorder: "王", due: "12" });
  assert.deepEqual(asLastTime(rows, "b"), { host: "张", recorder: "", due: "3" });
  assert.deepEqual(asLastTime(rows, "c"), { host: "张", recorder: "", due: "" });
  assert.deepEqual(asLastTime(rows, ""), { host: "", recorder: "", due: "" });
  assert.deepEqual(asLastTime([], "a"), { host: "", recorder: "", due: "" });
});
