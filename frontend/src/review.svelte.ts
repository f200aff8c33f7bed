import type { Book } from "./data/book";
import { signer, type Act, type Judgement, type Library, type Selector } from "./data/library";
import { ledgerKind, marked, selector, type Row } from "./data/rows";
import type { Span } from "./data/reading";
import { Unwritten } from "./data/unwritten";

export type Verdict = "read" | "accepted" | "rejected" | "edited" | "added";

const VERDICTS: Partial<Record<Act, Verdict>> = { accept: "accepted", reject: "rejected", edit: "edited", add: "added" };
const unique = (): string => Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");

/**
 * The judgements on one book: what counts now, what may be undone. A change shows at once and is written in its turn, so
 * that a quick hand loses nothing; when all are written what is shown is what was kept, without what could not be.
 */
export class Review {
  judgements: Judgement[] = $state.raw([]);
  failure: string = $state("");
  private readonly unwritten: Unwritten;
  private kept: Judgement[] = [];
  private waiting = 0;
  private turn: Promise<void> = Promise.resolve();
  private readonly last = $derived(new Map(this.judgements.map((j) => [j.key, j])));

  constructor(
    private readonly library: Library,
    private readonly book: Book,
    private readonly source: string,
  ) {
    this.unwritten = new Unwritten(source);
  }

  async load(): Promise<void> {
    this.kept = await this.library.judgements(this.source);
    for (const step of this.unwritten.left(this.kept)) {
      this.waiting++;
      await this.write(() => this.library.judge(this.source, step));
    }
    this.unwritten.clear();
    this.judgements = this.kept;
  }

  judgement(key: string): Judgement | undefined {
    return this.last.get(key);
  }

  verdict(key: string): Verdict {
    const last = this.last.get(key);
    return (last && VERDICTS[last.act]) ?? "read";
  }

  /** What an edit changed of the row. */
  changes(key: string): Record<string, string> {
    return (this.last.get(key)?.value.changes ?? {}) as Record<string, string>;
  }

  /** Judge rows, all of them one step. */
  judge(act: Act, rows: Row[], value: Record<string, unknown> = {}): Promise<void> {
    return this.keep(rows.map((row) => this.written(act, selector(this.book, row), row.key, value)));
  }

  /** Say that two names are one. */
  same(one: Row, other: Row): Promise<void> {
    const names = [one, other].map((row) => (row.kind === "entity" ? row.data.name : ""));
    const value = { other: selector(this.book, other), names, key: other.key };
    return this.keep([this.written("same", selector(this.book, one), one.key, value)]);
  }

  /** Add a row that the reader missed, by its words. */
  add(kind: Row["kind"], at: Span, row: Record<string, string>): Promise<void> {
    const target = marked(this.book, kind, at, row.type ?? row.kind ?? "");
    const value = { row, kind: ledgerKind(kind), start: at.start, end: at.end };
    return this.keep([this.written("add", target, `added:${unique()}`, value)]);
  }

  /** Take back the last step, however many rows it judged. Returns how many. */
  async undo(): Promise<number> {
    const step = this.judgements.at(-1)?.step;
    if (step === undefined) return 0;
    const left = this.judgements.filter((j) => j.step !== step);
    const count = this.judgements.length - left.length;
    await this.change(left, () => this.library.undo(this.source, this.kept.at(-1)?.step ?? step));
    return count;
  }

  /** The corrections as the ledger's replay reads them, one JSON object a line. */
  get lines(): string {
    return this.judgements.map((j) => JSON.stringify(j)).join("\n") + "\n";
  }

  private get nextStep(): number {
    return Math.max(0, ...this.judgements.map((j) => j.step)) + 1;
  }

  private written(act: Act, target: Selector, key: string, value: Record<string, unknown>): Judgement {
    return { uid: unique(), step: this.nextStep, at: new Date().toISOString(), by: signer.name, act, target, value, key };
  }

  private keep(judgements: Judgement[]): Promise<void> {
    this.unwritten.add(judgements);
    return this.change([...this.judgements, ...judgements], async () => {
      const kept = await this.library.judge(this.source, judgements);
      this.unwritten.remove(judgements);
      return kept;
    });
  }

  private change(hoped: Judgement[], write: () => Promise<Judgement[]>): Promise<void> {
    this.judgements = hoped;
    this.waiting++;
    this.turn = this.turn.then(() => this.write(write));
    return this.turn;
  }

  private async write(write: () => Promise<Judgement[]>): Promise<void> {
    try {
      this.kept = await write();
      this.failure = "";
    } catch (error) {
      this.failure = `Not kept: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (--this.waiting === 0) this.judgements = this.kept;
  }
}
