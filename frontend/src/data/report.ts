import { shelved, type Judgement, type Library, type Opened, type Shelved } from "./library";
import type { Reading } from "./reading";

const LISTS = [
  "notes", "times", "entities", "quotations", "attributions", "statements", "memberships", "ties", "works", "holdings",
  "causes", "accounts", "characterisations", "findings", "problems",
] as const;

/** The readings that a report carries, gzipped, in its own page. */
async function unpack(packed: string): Promise<Reading[]> {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text()) as Reading[];
}

/** Base64 decoded by the browser itself where it can. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?: (words: string) => Uint8Array<ArrayBuffer> };
  return fromBase64 ? fromBase64.call(Uint8Array, base64) : Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

function whole(reading: Partial<Reading>): Reading {
  const empty = Object.fromEntries(LISTS.map((list) => [list, []]));
  return { ...empty, ...reading } as unknown as Reading;
}

/** A report: nothing is asked of anyone; judgements are kept by the browser and leave as a file. */
export class Report implements Library {
  readonly kind = "report";

  private constructor(private readonly readings: Reading[]) {}

  static async from(packed: string): Promise<Report> {
    return new Report((await unpack(packed)).map(whole));
  }

  async shelf(): Promise<Shelved[]> {
    return this.readings.map(shelved);
  }

  async open(source: string): Promise<Opened> {
    const reading = this.readings.find((r) => r.document.id === source) ?? this.readings[0];
    if (!reading) throw new Error("This report carries no reading.");
    return { reading, keys: {} };
  }

  async judgements(source: string): Promise<Judgement[]> {
    return JSON.parse(localStorage.getItem(this.shelfmark(source)) ?? "[]") as Judgement[];
  }

  async judge(source: string, judgements: Judgement[]): Promise<Judgement[]> {
    return this.keep(source, [...(await this.judgements(source)), ...judgements]);
  }

  async undo(source: string, step: number): Promise<Judgement[]> {
    return this.keep(source, (await this.judgements(source)).filter((j) => j.step !== step));
  }

  private keep(source: string, judgements: Judgement[]): Judgement[] {
    localStorage.setItem(this.shelfmark(source), JSON.stringify(judgements));
    return judgements;
  }

  private shelfmark(source: string): string {
    return `regesta.judgements.${source}`;
  }
}
