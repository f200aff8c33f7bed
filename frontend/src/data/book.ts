import { parse, type Dated } from "./edtf";
import type { Attribution, Block, Entity, Note, Reading, Span, Statement } from "./reading";
import { collectRows, type Row } from "./rows";
import { Text } from "./text";
import { marksOf, type Mark } from "./marks";

/** One link of the chain of voices; `source` is null in "it was said". */
export interface Voice {
  attribution: Attribution;
  source: Entity | null;
}

/** A block of the text with all that stands in it. */
export interface Passage {
  index: number;
  block: Block;
  marks: Mark[];
  rows: Row[];
  /** Notes whose marker stands here, and those whose scope reaches here. */
  notes: Note[];
  scoped: Note[];
}

const TEXT_KINDS = new Set<Row["kind"]>(["statement", "claim", "quotation", "holding", "characterisation", "account", "cause"]);

const SMALL = new Set("a an and at by for from in of on or the to with".split(" "));

/** A heading in capitals, as a line of text would have it. */
export function unshouted(title: string): string {
  if (title !== title.toUpperCase() || title.length < 5) return title;
  const words = title.toLowerCase().split(" ");
  return words.map((w, i) => (i && SMALL.has(w) ? w : /^[ivxlc]+\.?$/.test(w) ? w.toUpperCase() : w.charAt(0).toUpperCase() + w.slice(1))).join(" ");
}

const shortened = (title: string): string => (title.length > 44 ? `${title.slice(0, 42).replace(/\s+\S*$/, "")} …` : title);

/** A reading made ready to be looked at: everything by id, by place and by row key. */
export class Book {
  readonly text: Text;
  readonly entities: Map<string, Entity>;
  readonly attributions: Map<string, Attribution>;
  readonly notes: Map<string, Note>;
  readonly statements: Map<string, Statement>;
  readonly rows: Row[];
  readonly byKey: Map<string, Row>;
  readonly passages: Passage[];
  private readonly dates = new Map<string, Dated | null>();

  constructor(
    readonly reading: Reading,
    keys: Record<string, string[]> = {},
  ) {
    this.text = new Text(reading.document.text);
    this.entities = new Map(reading.entities.map((e) => [e.id, e]));
    this.attributions = new Map(reading.attributions.map((a) => [a.id, a]));
    this.notes = new Map(reading.notes.map((n) => [n.id, n]));
    this.statements = new Map(reading.statements.map((s) => [s.id, s]));
    this.rows = collectRows(this, keys);
    this.byKey = new Map(this.rows.map((r) => [r.key, r]));
    this.passages = this.buildPassages();
  }

  get id(): string {
    return this.reading.document.id;
  }

  get title(): string {
    return unshouted(this.reading.document.title) || "Untitled";
  }

  name(id: string | null | undefined, nobody = "somebody"): string {
    if (id === "narrator") return "the narrator";
    return (id && this.entities.get(id)?.name) || nobody;
  }

  words(span: Span): string {
    return this.text.of(span).replace(/\s+/g, " ");
  }

  date(edtf: string | null | undefined): Dated | null {
    if (!edtf) return null;
    const known = this.dates.get(edtf);
    if (known !== undefined) return known;
    const parsed = parse(edtf);
    this.dates.set(edtf, parsed);
    return parsed;
  }

  /** The voices that carry a statement or claim, the outermost first; a ring in the parents ends it. */
  voices(attribution: string | null | undefined): Voice[] {
    const chain: Voice[] = [];
    const seen = new Set<string>();
    for (let id = attribution; id && !seen.has(id); ) {
      seen.add(id);
      const found = this.attributions.get(id);
      if (!found) break;
      chain.unshift({ attribution: found, source: (found.source && this.entities.get(found.source)) || null });
      id = found.parent;
    }
    return chain;
  }

  /** All notes a statement leans on: its own, those of its voices, and those whose scope covers it. */
  notesFor(statement: Statement): Note[] {
    const ids = new Set(statement.notes ?? []);
    for (const voice of this.voices(statement.attribution)) voice.attribution.notes?.forEach((n) => ids.add(n));
    const { start, end } = statement.trigger;
    for (const { id, scope } of this.passages[this.passageAt(start)]?.scoped ?? [])
      if (scope && scope.start <= start && end <= scope.end) ids.add(id);
    return [...ids].map((id) => this.notes.get(id)).filter((n) => n !== undefined);
  }

  /** The index of the passage that holds a code point. */
  passageAt(point: number): number {
    let low = 0;
    let high = this.passages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.passages[middle]?.block.start ?? 0) <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Chapter, paragraph, page: where a reader finds a place. */
  where(point: number): string {
    const passage = this.passages[this.passageAt(point)];
    const locator = passage?.block.locator;
    const parts = [this.chapterOf(passage) ?? locator?.chapter, locator?.paragraph && `¶ ${locator.paragraph}`, this.pageAt(point) && `p. ${this.pageAt(point)}`];
    return parts.filter(Boolean).join(", ") || (passage ? `¶ ${passage.index + 1}` : "");
  }

  /** The nearest heading above a passage, short. */
  private chapterOf(passage: Passage | undefined): string | null {
    for (let i = passage?.index ?? 0; i >= 0; i--) {
      const block = this.passages[i]?.block;
      if (block?.role === "heading") return shortened(unshouted(this.words(block)));
    }
    return null;
  }

  pageAt(point: number): string | null {
    let label: string | null = null;
    for (const page of this.reading.document.pages ?? []) {
      if (page.at > point) break;
      label = page.label;
    }
    return label;
  }

  private buildPassages(): Passage[] {
    const { document } = this.reading;
    const blocks = document.blocks.length ? document.blocks : [{ start: 0, end: this.text.length, role: "body" as const }];
    const passages = [...blocks]
      .sort((a, b) => a.start - b.start)
      .map((block, index): Passage => ({ index, block, marks: [], rows: [], notes: [], scoped: [] }));
    (this as { passages: Passage[] }).passages = passages;
    for (const mark of marksOf(this)) this.across(mark, (p) => p.marks.push(mark));
    for (const row of this.rows) if (TEXT_KINDS.has(row.kind)) passages[this.passageAt(row.at.start)]?.rows.push(row);
    for (const note of this.reading.notes)
      if (note.start !== null) passages[this.passageAt(note.start)]?.notes.push(note);
    for (const note of this.reading.notes) if (note.scope) this.across(note.scope, (p) => p.scoped.push(note));
    for (const passage of passages) passage.rows.sort((a, b) => a.at.start - b.at.start);
    return passages;
  }

  private across(span: Span, visit: (passage: Passage) => void): void {
    for (let i = this.passageAt(span.start); i < this.passages.length; i++) {
      const passage = this.passages[i];
      if (!passage || passage.block.start >= span.end) break;
      visit(passage);
    }
  }
}
