import type { Span } from "./reading";

/** A text addressed by code points, as the ledger counts, over JavaScript's UTF-16 strings. */
export class Text {
  private readonly units: Uint32Array | null;

  constructor(readonly string: string) {
    this.units = /[\u{10000}-\u{10FFFF}]/u.test(string) ? unitsOf(string) : null;
  }

  /** Where a code point begins in the UTF-16 string. */
  at(point: number): number {
    return this.units ? (this.units[Math.min(point, this.units.length - 1)] ?? 0) : point;
  }

  /** The code point that begins at (or holds) a UTF-16 index. */
  point(unit: number): number {
    if (!this.units) return unit;
    let low = 0;
    let high = this.units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.units[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  of(span: Span): string {
    return this.string.slice(this.at(span.start), this.at(span.end));
  }

  get length(): number {
    return this.units ? this.units.length - 1 : this.string.length;
  }
}

function unitsOf(string: string): Uint32Array {
  const units: number[] = [];
  let at = 0;
  for (const character of string) {
    units.push(at);
    at += character.length;
  }
  units.push(at);
  return Uint32Array.from(units);
}

/** A short stable name for words (FNV-1a, 53 bits, base 36). */
export function hash(words: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
