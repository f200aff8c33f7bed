/** EDTF level 1 as the reading room needs it: bounds in days, and words for a reader. Seasons: spring is March to May. */

/** First and last day (days since 1970-01-01, proleptic Gregorian) that a value allows; infinite where open. */
export interface Bounds {
  from: number;
  to: number;
}
export interface Dated extends Bounds {
  /** Marked approximate (`~`, `%`) or uncertain (`?`, `%`). */
  circa: boolean;
  unsure: boolean;
  /** An interval written with a slash: the thing lasted, or fell somewhere in it. */
  interval: boolean;
  precision: "day" | "month" | "season" | "year" | "decade" | "century" | "open";
}

const DAY = 86_400_000;
const PART = /^(-?)(\d{1,3}X{1,3}|\d{4,})(?:-(\d\d|XX))?(?:-(\d\d|XX))?[?~%]?$/;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const SEASONS: Record<number, string> = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

/** Days since 1970-01-01 of a calendar day; astronomical years, so 1 BCE is 0. */
export function dayOf(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY);
}

/** The calendar day of a day number. */
export function dateOf(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

interface Part {
  low: number;
  high: number;
  month: number | null;
  day: number | null;
}

function part(text: string): Part | null {
  const found = PART.exec(text.replace(/^Y/, ""));
  if (!found) return null;
  const [, sign, year = "", month, day] = found;
  let low = Number(year.replaceAll("X", "0"));
  let high = Number(year.replaceAll("X", "9"));
  if (sign) [low, high] = [-high, -low];
  return { low, high, month: !month || month === "XX" ? null : Number(month), day: !day || day === "XX" ? null : Number(day) };
}

function monthBounds(year: number, month: number): Bounds {
  const season = month >= 21 && month <= 24;
  const first = season ? (month - 20) * 3 : month;
  return { from: dayOf(year, first), to: dayOf(year, first + (season ? 3 : 1)) - 1 };
}

function partBounds({ low, high, month, day }: Part): Bounds {
  if (month === null) return { from: dayOf(low), to: dayOf(high + 1) - 1 };
  if (day === null) return monthBounds(low, month);
  return { from: dayOf(low, month, day), to: dayOf(low, month, day) };
}

function precisionOf({ low, high, month, day }: Part): Dated["precision"] {
  if (day !== null) return "day";
  if (month !== null) return month > 12 ? "season" : "month";
  return high === low ? "year" : high - low < 10 ? "decade" : "century";
}

const OPEN = /^(\.\.)?$/;

/** What a value allows; null where it says nothing that can be placed. */
export function parse(edtf: string | null | undefined): Dated | null {
  const text = (edtf ?? "").trim();
  if (!text) return null;
  const [left = "", right] = text.split("/");
  const circa = /[~%]/.test(text);
  const unsure = /[?%]/.test(text);
  const first = part(left);
  if (right === undefined)
    return first && { ...partBounds(first), circa, unsure, interval: false, precision: precisionOf(first) };
  const last = part(right);
  if ((!first && !OPEN.test(left)) || (!last && !OPEN.test(right)) || (!first && !last)) return null;
  return {
    from: first ? partBounds(first).from : -Infinity,
    to: last ? partBounds(last).to : Infinity,
    circa,
    unsure,
    interval: true,
    precision: first && last ? precisionOf(last) : "open",
  };
}

/** A year in a reader's words: astronomical 0 is 1 BCE. */
export function yearWords(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BCE`;
}

function partWords(text: string): string {
  const p = part(text);
  if (!p) return text;
  if (p.high > p.low) return p.high - p.low < 10 ? `${yearWords(p.low)}s` : `${Math.floor(p.low / 100) + 1}th century`;
  const year = yearWords(p.low);
  if (p.month === null) return year;
  const month = SEASONS[p.month] ?? MONTHS[p.month - 1] ?? "";
  return p.day === null ? `${month} ${year}` : `${p.day} ${month} ${year}`;
}

/** A value in words, its doubts kept: "c. 1935", "October 1927?", "before January 1928". */
export function words(edtf: string | null | undefined): string {
  if (!edtf) return "undated";
  const [left = "", right] = edtf.split("/");
  const prefix = /[~%]/.test(edtf) ? "c. " : "";
  const suffix = /[?%]/.test(edtf) ? "?" : "";
  if (right === undefined) return prefix + partWords(left) + suffix;
  if (OPEN.test(left)) return `${prefix}before ${partWords(right)}${suffix}`;
  if (OPEN.test(right)) return `${prefix}after ${partWords(left)}${suffix}`;
  return `${prefix}${partWords(left)}–${partWords(right)}${suffix}`;
}

/** Whether both allow a common day; unknown dates meet everything. */
export function meets(a: Bounds | null, b: Bounds): boolean {
  return !a || (a.from <= b.to && b.from <= a.to);
}
