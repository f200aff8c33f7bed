import type { Book } from "./data/book";
import type { Action, Judgement, Library } from "./data/library";
import { KIND_WORDS, selector, type Row } from "./data/rows";
import type { Span } from "./data/reading";

export type Verdict = "read" | "accepted" | "rejected" | "edited" | "added";

const VERDICTS: Partial<Record<Action, Verdict>> = { accept: "accepted", reject: "rejected", edit: "edited", add: "added" };

/** The judgements on one book: what counts now, what may be undone. Every change is kept before it is shown. */
export class Review {
  judgements: Judgement[] = $state.raw([]);
  failure: string = $state("");
  private readonly verdicts = $derived(new Map(this.judgements.map((j) => [j.key, j])));

  constructor(
    private readonly library: Library,
    private readonly book: Book,
    private readonly source: string,
  ) {}

  async load(): Promise<void> {
    this.judgements = await this.library.judgements(this.source);
  }

  verdict(key: string): Verdict {
    const last = this.verdicts.get(key);
    return (last && VERDICTS[last.action]) ?? "read";
  }

  judgement(key: string): Judgement | undefined {
    return this.verdicts.get(key);
  }

  get done(): number {
    return this.verdicts.size;
  }

  /** Judge rows, all at once undoable. */
  judge(action: Action, rows: Row[], more: Partial<Judgement> = {}): Promise<void> {
    const batch = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    return this.keep(rows.map((row) => this.written(action, row.kind, row.key, row.at, batch, more)));
  }

  /** Add a row that the reader missed, by its words. */
  add(kind: Row["kind"], at: Span, changes: Record<string, unknown>): Promise<void> {
    const batch = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
    return this.keep([this.written("add", kind, `added-${batch}`, at, batch, { changes })]);
  }

  /** Take back the last step, however many rows it judged. Returns how many. */
  async undo(): Promise<number> {
    const batch = this.judgements.at(-1)?.batch;
    if (!batch) return 0;
    const before = this.judgements;
    this.judgements = before.filter((j) => j.batch !== batch);
    await this.safely(() => this.library.undo(this.source, batch), before);
    return before.length - this.judgements.length;
  }

  /** The corrections as the ledger's replay reads them, one JSON object a line. */
  get lines(): string {
    return this.judgements.map((j) => JSON.stringify(j)).join("\n") + "\n";
  }

  private written(action: Action, kind: Row["kind"], key: string, at: Span, batch: string, more: Partial<Judgement>): Judgement {
    return {
      batch,
      at: new Date().toISOString(),
      by: "",
      action,
      source: this.source,
      kind: KIND_WORDS[kind],
      key,
      selector: selector(this.book, at),
      ...more,
    };
  }

  private async keep(judgements: Judgement[]): Promise<void> {
    const before = this.judgements;
    this.judgements = [...before, ...judgements];
    await this.safely(() => this.library.judge(judgements), before);
  }

  private async safely(write: () => Promise<void>, before: Judgement[]): Promise<void> {
    try {
      await write();
      this.failure = "";
    } catch (error) {
      this.judgements = before;
      this.failure = `Not kept: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
