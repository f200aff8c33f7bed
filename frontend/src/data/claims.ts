import type { Book } from "./book";
import type { Attribution, Statement } from "./reading";
import { isStatement, type Row } from "./rows";

export type ClaimRow = Extract<Row, { kind: "claim" }>;
export type StatementRow = Extract<Row, { kind: "statement" }>;

/** No note covers it, and neither its source's own words nor a document are given. */
export function unsourced(claim: Attribution): boolean {
  const backed = claim.evidence?.some((flag) => ["noted", "quoted", "document"].includes(flag));
  return !backed && !claim.notes?.length;
}

export type Backing = "noted" | "voiced" | "bare";

/** How a statement is backed: by a note, by a named voice without one, by the narrator's word alone. */
export function backing(book: Book, statement: Statement): Backing {
  if (book.notesFor(statement).length) return "noted";
  return statement.attribution ? "voiced" : "bare";
}

export interface Bin {
  start: number;
  end: number;
  noted: number;
  voiced: number;
  bare: number;
}

/** How densely the book is sourced, from its first word to its last, in equal stretches of text. */
export function density(book: Book, count: number): Bin[] {
  const size = Math.max(book.text.length / count, 1);
  const bins = Array.from({ length: count }, (_, i): Bin => ({ start: Math.floor(i * size), end: Math.floor((i + 1) * size), noted: 0, voiced: 0, bare: 0 }));
  for (const statement of book.reading.statements) {
    const bin = bins[Math.min(Math.floor(statement.trigger.start / size), count - 1)];
    if (bin) bin[backing(book, statement)]++;
  }
  return bins;
}

const same = (a: Statement, b: Statement): boolean => a.type === b.type && (a.polarity ?? "+") === (b.polarity ?? "+") && shareDone(a, b);

function shareDone(a: Statement, b: Statement): boolean {
  const done = (s: Statement) => (s.roles ?? []).filter((r) => r.role === "patient" || r.role === "party").map((r) => r.entity);
  const others = new Set(done(b).filter(Boolean));
  return done(a).some((id) => others.has(id));
}

export interface Withdrawn {
  falls: StatementRow[];
  stands: { row: StatementRow; others: StatementRow[] }[];
  accounts: Extract<Row, { kind: "account" }>[];
}

/** What follows if a source is not to be believed: what rests on it alone, and what others tell too. */
export function withdraw(book: Book, source: string): Withdrawn {
  const all = book.rows.filter(isStatement);
  const rests = (row: StatementRow) => book.voices(row.data.attribution).some((v) => v.attribution.source === source);
  const free = all.filter((row) => !rests(row));
  const resting = all.filter(rests).map((row) => ({ row, others: free.filter((o) => same(o.data, row.data)) }));
  return {
    falls: resting.filter((r) => !r.others.length).map((r) => r.row),
    stands: resting.filter((r) => r.others.length),
    accounts: book.rows.filter((r) => r.kind === "account" && r.data.holder === source && r.data.verdict === "accepted") as Withdrawn["accounts"],
  };
}
