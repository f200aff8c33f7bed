import type { Book } from "./data/book";
import type { Row } from "./data/rows";
import type { Span } from "./data/reading";
import { selectedSpan } from "./parts/ranges";
import type { Review } from "./review.svelte";

export type Asking = { mode: "edit" | "merge"; row: Row } | { mode: "new"; at: Span };

/** A list of rows under review: where the cursor stands, and what each key does there. */
export class Desk {
  asking: Asking | null = $state.raw(null);
  told: string = $state("");

  constructor(
    private readonly book: Book,
    readonly review: Review,
    private readonly rows: () => Row[],
    private readonly at: () => string,
    private readonly moved: (row: Row) => void,
  ) {}

  get index(): number {
    return this.rows().findIndex((r) => r.key === this.at());
  }

  get row(): Row | null {
    return this.rows()[this.index] ?? null;
  }

  move(steps: number, fresh = 0): void {
    const rows = this.rows();
    const from = this.index < 0 ? fresh - Math.sign(steps) : this.index;
    const next = rows[Math.min(Math.max(from + steps, 0), rows.length - 1)];
    if (next) this.moved(next);
  }

  /** Judge the row at the cursor, say so, go on to the next. */
  async judge(action: "accept" | "reject"): Promise<void> {
    const row = this.row;
    if (!row) return;
    this.move(1);
    await this.review.judge(action, [row]);
    this.told = action === "accept" ? "Accepted." : "Rejected.";
  }

  async undo(): Promise<void> {
    const count = await this.review.undo();
    this.told = count ? `Undone: ${count} ${count === 1 ? "judgement" : "judgements"}.` : "Nothing to undo.";
  }

  ask(mode: "edit" | "merge" | "new"): void {
    const at = mode === "new" ? selectedSpan(this.book) : null;
    if (mode === "new" && !at) this.told = "Select some words of the text first, then press n.";
    if (mode === "new" && at) this.asking = { mode, at };
    if (mode !== "new" && this.row) this.asking = { mode, row: this.row };
  }

  /** Whether the key was one of the desk's. */
  press(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || this.asking || target.matches("input, textarea, select")) return false;
    const keys: Record<string, () => unknown> = {
      j: () => this.move(1),
      k: () => this.move(-1),
      a: () => this.judge("accept"),
      x: () => this.judge("reject"),
      u: () => this.undo(),
      e: () => this.ask("edit"),
      m: () => this.ask("merge"),
      n: () => this.ask("new"),
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      void act();
    }
    return Boolean(act);
  }
}
