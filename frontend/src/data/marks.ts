import type { Book, Passage } from "./book";
import type { Span } from "./reading";

export type Layer = "dates" | "people" | "quotations" | "claims" | "statements" | "holdings" | "notes";

/** Every layer with the letter that marks it beside its colour and line, and the key that switches it. */
export const LAYERS: { layer: Layer; letter: string; name: string; key: string }[] = [
  { layer: "dates", letter: "d", name: "Dates", key: "1" },
  { layer: "people", letter: "p", name: "People", key: "2" },
  { layer: "quotations", letter: "q", name: "Quotations", key: "3" },
  { layer: "claims", letter: "c", name: "Claims", key: "4" },
  { layer: "statements", letter: "s", name: "Statements", key: "5" },
  { layer: "holdings", letter: "h", name: "Holdings", key: "6" },
  { layer: "notes", letter: "n", name: "Notes", key: "7" },
];

/** Words that a layer marks. `target` is a row's id within its list, or an entity's. */
export interface Mark extends Span {
  layer: Layer;
  target: string;
  title: string;
}

/** Every mark of every layer, unsorted. */
export function* marksOf(book: Book): Generator<Mark> {
  const r = book.reading;
  for (const t of r.times) yield { ...span(t), layer: "dates", target: t.id, title: t.edtf ?? "undated" };
  for (const e of r.entities)
    for (const m of e.mentions ?? [])
      if (m.form === "name") yield { ...span(m), layer: "people", target: e.id, title: `${e.kind}: ${e.name}` };
  for (const q of r.quotations)
    yield { ...span(q), layer: "quotations", target: q.id, title: `${q.kind} quotation: ${book.name(q.speaker)}` };
  for (const a of r.attributions)
    yield { ...span(a.content), layer: "claims", target: a.id, title: `on the word of ${book.name(a.source)}` };
  for (const s of r.statements) yield { ...span(s.trigger), layer: "statements", target: s.id, title: s.type };
  for (const h of r.holdings)
    yield { ...span(h), layer: "holdings", target: h.description ?? "", title: `${h.status} in ${h.collection ?? "a collection"}` };
  for (const n of r.notes)
    if (n.start !== null && n.end !== null)
      yield { start: n.start, end: n.end, layer: "notes", target: n.id, title: `note ${n.marker}` };
}

const span = ({ start, end }: Span): Span => ({ start, end });

/** A stretch of a passage over which nothing changes. */
export interface Run {
  start: number;
  words: string;
  layers: Layer[];
  /** Letters of the marks that begin here. */
  letters: string;
  italic: boolean;
  note: string | null;
  /** The printed page that begins here. */
  page: string | null;
  title: string;
}

const LETTERS = Object.fromEntries(LAYERS.map((l) => [l.layer, l.letter])) as Record<Layer, string>;

/** The passage cut at every boundary of the marks shown. Note markers are always cut out, whatever is shown. */
export function runs(book: Book, passage: Passage, shown: ReadonlySet<Layer>): Run[] {
  const { block } = passage;
  const marks = passage.marks.filter((m) => m.layer === "notes" || shown.has(m.layer));
  const italics = (book.reading.document.italics ?? []).filter((i) => i.start < block.end && block.start < i.end);
  const pages = (book.reading.document.pages ?? []).filter((p) => p.at >= block.start && p.at < block.end);
  const cuts = new Set([block.start, block.end, ...pages.map((p) => p.at)]);
  for (const m of [...marks, ...italics]) cuts.add(clamp(m.start, block)).add(clamp(m.end, block));
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, i) => {
    const here = { start, end: points[i + 1] ?? block.end };
    const over = marks.filter((m) => m.start <= here.start && here.end <= m.end);
    const lined = over.filter((m) => m.layer !== "notes");
    return {
      start,
      words: book.text.of(here),
      layers: [...new Set(lined.map((m) => m.layer))],
      letters: [...new Set(lined.filter((m) => m.start === start).map((m) => LETTERS[m.layer]))].join(""),
      italic: italics.some((s) => s.start <= here.start && here.end <= s.end),
      note: over.find((m) => m.layer === "notes")?.target ?? null,
      page: pages.find((p) => p.at === start)?.label ?? null,
      title: lined.map((m) => m.title).join(" · "),
    };
  });
}

const clamp = (at: number, { start, end }: Span): number => Math.min(Math.max(at, start), end);
