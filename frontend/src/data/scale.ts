import { dateOf, dayOf, yearWords } from "./edtf";

/** A linear scale between day numbers and pixels. */
export interface Scale {
  from: number;
  to: number;
  width: number;
  x: (day: number) => number;
  day: (x: number) => number;
}

export function scale(from: number, to: number, width: number): Scale {
  const span = Math.max(to - from, 1);
  return { from, to, width, x: (day) => ((day - from) / span) * width, day: (x) => from + (x / width) * span };
}

export interface Tick {
  day: number;
  label: string;
  major: boolean;
}

const YEAR = 365.2425;
const MONTH_STEPS = [1, 3, 6];
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Ticks at round days, months or years, at least `gap` pixels apart. */
export function ticks(s: Scale, gap = 72): Tick[] {
  const least = ((s.to - s.from) / s.width) * gap;
  const days = [1, 2, 7, 14].find((d) => d >= least);
  if (days) return dayTicks(s, days);
  const months = MONTH_STEPS.find((m) => m * 30.4 >= least);
  if (months) return monthTicks(s, months);
  return yearTicks(s, YEAR_STEPS.find((y) => y * YEAR >= least) ?? 10_000);
}

function dayTicks(s: Scale, step: number): Tick[] {
  const found: Tick[] = [];
  for (let day = Math.ceil(s.from / step) * step; day <= s.to; day += step) {
    const { year, month, day: of } = dateOf(day);
    found.push({ day, label: of <= step ? `${of} ${MONTHS[month - 1]} ${yearWords(year)}` : `${of} ${MONTHS[month - 1]}`, major: of <= step });
  }
  return found;
}

function monthTicks(s: Scale, step: number): Tick[] {
  const found: Tick[] = [];
  const start = dateOf(s.from);
  for (let n = start.year * 12 + Math.ceil((start.month - 1) / step) * step; ; n += step) {
    const year = Math.floor(n / 12);
    const month = n - year * 12;
    const day = dayOf(year, month + 1);
    if (day > s.to) return found;
    if (day >= s.from) found.push({ day, label: month ? (MONTHS[month] ?? "") : yearWords(year), major: !month });
  }
}

function yearTicks(s: Scale, step: number): Tick[] {
  const found: Tick[] = [];
  for (let year = Math.ceil(dateOf(s.from).year / step) * step; ; year += step) {
    const day = dayOf(year > 0 ? year : year + 1);
    if (day > s.to) return found;
    const label = year < 0 ? `${-year} BCE` : String(year || 1);
    if (day >= s.from) found.push({ day, label, major: year % (step * 5) === 0 });
  }
}

/** Put stretches into as few rows as hold them without touching; each gets the number of its row, -1 where `most` are full. */
export function pack(stretches: { left: number; right: number }[], most = 60, gap = 6): number[] {
  const ends: number[] = [];
  return stretches.map(({ left, right }) => {
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length < most ? ends.push(-Infinity) - 1 : -1;
    if (row >= 0) ends[row] = right;
    return row;
  });
}
