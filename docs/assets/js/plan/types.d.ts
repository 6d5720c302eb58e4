/** What the page of the year's plan changes of a sheet. */

/** What a branch changed of an entry: digits as they were typed. */
export type Edit = Partial<Record<"month" | "day" | "topic" | "place" | "host" | "activity", string>>;

/** The part of a sheet that holds the changes; see `assess/reading/files/calendar.py`. */
export interface Calendar {
  edits?: Record<string, Record<string, Edit>>;
  own?: (Edit & { id: string })[];
  [kept: string]: unknown;
}
