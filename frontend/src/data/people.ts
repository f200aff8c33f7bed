import type { Book } from "./book";
import type { Dated } from "./edtf";
import type { Attribution, Entity, Membership, Span, Statement, Tie } from "./reading";

/** A place held in a body, from the changes that are told; an end that isn't told is open. */
export interface Tenure {
  group: string;
  office: string | null;
  dated: Dated | null;
  told: Membership[];
}

/** What somebody says, or has said of them. */
export interface Saying {
  by: string;
  of: string;
  cue: string;
  words: string;
  edtf: string | null;
  at: Span;
}

export interface Dossier {
  entity: Entity;
  statements: Statement[];
  tenures: Tenure[];
  ties: Tie[];
  saidOf: Saying[];
  says: Saying[];
  works: { title: string; year: string | null }[];
}

const inside = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export function dossier(book: Book, entity: Entity): Dossier {
  const r = book.reading;
  const id = entity.id;
  return {
    entity,
    statements: r.statements.filter((s) => s.roles?.some((role) => role.entity === id)),
    tenures: tenures(book, r.memberships.filter((m) => m.person === id || m.group === id), id),
    ties: r.ties.filter((t) => t.a === id || t.b === id),
    saidOf: inTime(book, [...calledBy(book, (c) => c.of === id), ...claimsAbout(book, entity)]),
    says: inTime(book, [...spoken(book, id), ...calledBy(book, (c) => c.by === id), ...claims(book, (a) => a.source === id)]),
    works: r.works.filter((w) => w.author === id).map((w) => ({ title: w.title, year: w.year ?? null })),
  };
}

function inTime(book: Book, sayings: Saying[]): Saying[] {
  const when = (s: Saying) => book.date(s.edtf)?.from ?? Infinity;
  return sayings.sort((a, b) => when(a) - when(b) || a.at.start - b.at.start);
}

function claims(book: Book, wanted: (a: Attribution) => boolean, of = ""): Saying[] {
  return book.reading.attributions.filter(wanted).map((a) => ({
    by: book.name(a.source, "nobody named"),
    of,
    cue: a.cue ? book.words(a.cue) : "",
    words: book.words(a.content),
    edtf: a.edtf ?? null,
    at: a.content,
  }));
}

function claimsAbout(book: Book, entity: Entity): Saying[] {
  const mentions = entity.mentions ?? [];
  return claims(book, (a) => a.source !== entity.id && mentions.some((m) => inside(a.content, m)), entity.name);
}

function calledBy(book: Book, wanted: (c: { by: string | null; of: string | null }) => boolean): Saying[] {
  return book.reading.characterisations.filter(wanted).map((c) => ({
    by: book.name(c.by),
    of: book.name(c.of),
    cue: "calls",
    words: book.words(c.phrase),
    edtf: c.edtf ?? null,
    at: c.phrase,
  }));
}

function spoken(book: Book, id: string): Saying[] {
  return book.reading.quotations
    .filter((q) => q.speaker === id && q.kind !== "title")
    .map((q) => ({ by: book.name(id), of: book.name(q.addressee, ""), cue: "in these words", words: book.words(q), edtf: q.edtf ?? null, at: q }));
}

function tenures(book: Book, told: Membership[], id: string): Tenure[] {
  const bodies = new Map<string, Membership[]>();
  for (const m of told) {
    const key = `${m.person}/${m.group}/${m.office ?? ""}`;
    bodies.set(key, [...(bodies.get(key) ?? []), m]);
  }
  return [...bodies.values()].flatMap((changes) => stretches(book, changes, id));
}

function stretches(book: Book, changes: Membership[], id: string): Tenure[] {
  const first = changes[0];
  if (!first) return [];
  const other = first.person === id ? first.group : first.person;
  const body = { group: book.name(other), office: first.office ?? null };
  const dated = changes.filter((m) => book.date(m.edtf)).sort((a, b) => from(book, a) - from(book, b));
  const found: Tenure[] = [];
  for (const change of dated) {
    const open = found.findLast((t) => t.dated?.to === Infinity);
    const date = book.date(change.edtf) as Dated;
    if (change.change === "leaves" && open?.dated) {
      open.dated = { ...open.dated, to: date.to, precision: "year" };
      open.told.push(change);
    } else if (change.change === "leaves") found.push({ ...body, dated: { ...date, from: -Infinity, interval: true, precision: "open" }, told: [change] });
    else if (change.change === "joins") found.push({ ...body, dated: { ...date, to: Infinity, interval: true, precision: "open" }, told: [change] });
    else found.push({ ...body, dated: date, told: [change] });
  }
  return found.length ? found : [{ ...body, dated: null, told: changes }];
}

const from = (book: Book, m: Membership): number => book.date(m.edtf)?.from ?? Infinity;
