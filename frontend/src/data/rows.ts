import type { Book } from "./book";
import type {
  Account, Attribution, Cause, Characterisation, Entity, Holding, Membership, Quotation, Span, Statement, Tie, Time,
} from "./reading";
import { sourceKey, type Selector } from "./library";
import { hash } from "./text";

interface Kinds {
  statement: Statement;
  claim: Attribution;
  quotation: Quotation;
  holding: Holding;
  characterisation: Characterisation;
  account: Account;
  cause: Cause;
  membership: Membership;
  tie: Tie;
  time: Time;
  entity: Entity;
}
export type Kind = keyof Kinds;

/** A row of the ledger: what it is, where it stands, which words carry it. `key` stands over a new run. */
export type Row = {
  [K in Kind]: { kind: K; key: string; at: Span; spans: Span[]; data: Kinds[K] };
}[Kind];

/** The ledger's list that holds each kind. */
export const LISTS: Record<Kind, string> = {
  statement: "statements",
  claim: "attributions",
  quotation: "quotations",
  holding: "holdings",
  characterisation: "characterisations",
  account: "accounts",
  cause: "causes",
  membership: "memberships",
  tie: "ties",
  time: "times",
  entity: "entities",
};

/** The ledger's own name for a kind, as its keys and judgements have it. */
export const ledgerKind = (kind: Kind): string => (kind === "claim" ? "attribution" : kind);

const CONTEXT = 48;
const NEAR = 24;

type Located = Span | null | undefined;
const present = (spans: Located[]): Span[] => spans.filter((s) => s !== null && s !== undefined);
const placed = (item: { start?: number | null; end?: number | null }): Located =>
  item.start != null && item.end != null ? { start: item.start, end: item.end } : null;

function spansOf(book: Book, kind: Kind, item: never): Span[] {
  const find: { [K in Kind]: (data: Kinds[K]) => Located[] } = {
    statement: (s) => [s.trigger, ...(s.roles ?? []).map(placed)],
    claim: (a) => [a.content, a.cue],
    quotation: (q) => [q],
    holding: (h) => [h],
    characterisation: (c) => [c.phrase],
    account: (a) => [a.claim],
    cause: (c) => [c.cause, c.effect, c.cue],
    membership: (m) => [placed(m), ...resting(book, m.statements)],
    tie: (t) => [placed(t), ...resting(book, t.statements)],
    time: (t) => [t],
    entity: (e) => [e.mentions?.find((m) => m.form === "name") ?? e.mentions?.[0]],
  };
  return present(find[kind](item));
}

function resting(book: Book, ids: string[] | undefined): Located[] {
  return (ids ?? []).map((id) => book.statements.get(id)?.trigger);
}

/** Quoted words with their context: what a judgement is keyed to (W3C TextQuoteSelector). */
function quote(book: Book, span: Span): { exact: string; prefix: string; suffix: string } {
  const before = { start: Math.max(0, span.start - CONTEXT), end: span.start };
  const after = { start: span.end, end: Math.min(book.text.length, span.end + CONTEXT) };
  return { exact: book.text.of(span), prefix: book.text.of(before), suffix: book.text.of(after) };
}

/** What tells rows on the same words apart. */
function facet(book: Book, row: Row): string {
  const named = (id: string | null) => (id === "narrator" || !id ? (id ?? "") : book.name(id));
  if (row.kind === "statement") return row.data.type;
  if (row.kind === "entity" || row.kind === "quotation") return row.data.kind;
  if (row.kind === "claim") return row.data.cue ? book.text.of(row.data.cue) : "";
  if (row.kind === "cause") return book.text.of(row.data.effect);
  if (row.kind === "account") return `${row.data.event}|${named(row.data.holder)}`;
  return row.kind === "characterisation" ? named(row.data.of) : "";
}

/** The selector by which a ledger finds the row, `nth` among the rows that share its words and facet. */
export function selector(book: Book, row: Row): Selector {
  const alike = book.rows.filter((r) => r.kind === row.kind && r.at.start === row.at.start && r.at.end === row.at.end);
  const told = facet(book, row);
  const nth = alike.filter((r) => facet(book, r) === told).indexOf(row);
  return { source: sourceKey(book.title), kind: ledgerKind(row.kind), ...quote(book, row.at), facet: told, nth: Math.max(nth, 0) };
}

/** The selector of words that carry no row yet. */
export function marked(book: Book, kind: Kind, at: Span, told: string): Selector {
  return { source: sourceKey(book.title), kind: ledgerKind(kind), ...quote(book, at), facet: told, nth: 0 };
}

function keyOf(book: Book, kind: Kind, at: Span, type: string): string {
  const near = { start: Math.max(0, at.start - NEAR), end: Math.min(book.text.length, at.end + NEAR) };
  return hash(`${kind}/${type}/${book.text.of(near)}`);
}

/** Every row of a reading, in text order; keys of the ledger where it gave them, else made from the words. */
export function collectRows(book: Book, keys: Record<string, string[]>): Row[] {
  const rows: Row[] = [];
  const taken = new Map<string, number>();
  for (const kind of Object.keys(LISTS) as Kind[]) {
    const list = book.reading[LISTS[kind] as "statements"] as unknown as never[];
    list.forEach((data, index) => {
      const spans = spansOf(book, kind, data);
      const at = spans[0] ?? { start: 0, end: 0 };
      const made = keys[LISTS[kind]]?.[index] ?? keyOf(book, kind, at, (data as { type?: string }).type ?? "");
      const again = taken.get(made) ?? 0;
      taken.set(made, again + 1);
      rows.push({ kind, key: again ? `${made}.${again}` : made, at, spans, data } as unknown as Row);
    });
  }
  return rows.sort((a, b) => a.at.start - b.at.start);
}

export const isStatement = (row: Row): row is Extract<Row, { kind: "statement" }> => row.kind === "statement";
export const isClaim = (row: Row): row is Extract<Row, { kind: "claim" }> => row.kind === "claim";
