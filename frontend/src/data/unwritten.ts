import type { Judgement } from "./library";

const said = (j: Judgement): string => `${j.act} ${JSON.stringify(j.value.changes ?? null)}`;

/** Judgements made but not yet known to be kept: the browser holds them, so that a closed tab loses none. */
export class Unwritten {
  private readonly shelfmark: string;

  constructor(source: string) {
    this.shelfmark = `regesta.unwritten.${source}`;
  }

  /** What an earlier page left behind, by steps, without what has reached the ledger after all. */
  left(kept: Judgement[]): Judgement[][] {
    const last = new Map(kept.map((j) => [j.key, said(j)]));
    const steps = new Map<number, Judgement[]>();
    for (const j of this.all()) if (last.get(j.key) !== said(j)) steps.set(j.step, [...(steps.get(j.step) ?? []), j]);
    return [...steps.values()];
  }

  add(judgements: Judgement[]): void {
    this.hold([...this.all(), ...judgements]);
  }

  remove(judgements: Judgement[]): void {
    const gone = new Set(judgements.map((j) => j.uid));
    this.hold(this.all().filter((j) => !gone.has(j.uid)));
  }

  clear(): void {
    this.hold([]);
  }

  private all(): Judgement[] {
    try {
      return JSON.parse(localStorage.getItem(this.shelfmark) ?? "[]") as Judgement[];
    } catch {
      return [];
    }
  }

  private hold(judgements: Judgement[]): void {
    try {
      if (judgements.length) localStorage.setItem(this.shelfmark, JSON.stringify(judgements));
      else localStorage.removeItem(this.shelfmark);
    } catch {
      // A browser that keeps nothing can only hope that the ledger is quick.
    }
  }
}
