// @ts-check
/** Days as the page shows them, and entries by months. What a cell says that is no plain day, the engine reads. */

const ISO = /^\d{4}-\d\d(-\d\d)?$/;

/** @param {string} text a day, or a month, as files have it */
export function isDay(text) {
  if (!ISO.test(text)) return false;
  const [, month, day = 1] = text.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(text.slice(0, 7));
}

/** @param {string} month `2026-02` */
export function daysOf(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(year, number, 0).getDate();
}

export class Days {
  /**
   * @param {string} language
   * @param {() => string} year the one assessed: of its days the year is not said
   */
  constructor(language, year) {
    this.year = year;
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    const month = language === "zh" ? "long" : "short";
    this.formats = {
      day: new Intl.DateTimeFormat(locale, { month, day: "numeric" }),
      weekday: new Intl.DateTimeFormat(locale, { weekday: "short" }),
      month: new Intl.DateTimeFormat(locale, { month: language === "zh" ? "short" : "long" }),
      dayOfYear: new Intl.DateTimeFormat(locale, { year: "numeric", month, day: "numeric" }),
      monthOfYear: new Intl.DateTimeFormat(locale, { year: "numeric", month: "long" }),
    };
  }

  /** @param {string} text a day with its day of the week, or a month */
  said(text) {
    const [year, month, day] = text.split("-").map(Number);
    const inYear = text.startsWith(this.year());
    const { formats } = this;
    if (!day) return (inYear ? formats.month : formats.monthOfYear).format(new Date(year, month - 1, 1));
    const date = new Date(year, month - 1, day);
    return `${(inYear ? formats.day : formats.dayOfYear).format(date)} ${formats.weekday.format(date)}`;
  }
}

/**
 * The newest month first, and in it the newest day; those of no day in front, where they are seen.
 * @param {number[]} places
 * @param {(place: number) => string} dayOf empty where there is none
 * @returns {number[]}
 */
export function newestFirst(places, dayOf) {
  /** @param {string} day */
  const rank = (day) => day || "9";
  return [...places].sort((one, other) => {
    const [a, b] = [rank(dayOf(one)), rank(dayOf(other))];
    return a === b ? other - one : a < b ? 1 : -1;
  });
}

/**
 * Neighbours of one month together.
 * @param {number[]} places in the order of their days
 * @param {(place: number) => string} dayOf
 * @returns {{ month: string, places: number[] }[]}
 */
export function byMonths(places, dayOf) {
  /** @type {{ month: string, places: number[] }[]} */
  const groups = [];
  for (const place of places) {
    const month = dayOf(place).slice(0, 7);
    if (groups.length === 0 || groups[groups.length - 1].month !== month) groups.push({ month, places: [] });
    groups[groups.length - 1].places.push(place);
  }
  return groups;
}

/**
 * The same day of several months, or the last one of a month that is too short; none that is still to come.
 * @param {string} year
 * @param {number} day
 * @param {number[]} months
 * @param {string} today
 */
export function sameDayOf(year, day, months, today) {
  if (!/^\d{4}$/.test(year) || !Number.isInteger(day) || day < 1 || day > 31) return [];
  return months
    .map((number) => `${year}-${String(number).padStart(2, "0")}`)
    .map((month) => `${month}-${String(Math.min(day, daysOf(month))).padStart(2, "0")}`)
    .filter((each) => each <= today);
}
