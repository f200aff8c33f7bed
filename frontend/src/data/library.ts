import type { Reading } from "./reading";

/** A source on the shelf. */
export interface Shelved {
  source: string;
  title: string;
  author: string | null;
  language: string;
  date: string | null;
  words: number;
  /** How many rows of each kind, by the ledger's names for them. */
  counts: Record<string, number>;
  reviewed: number;
}

export type Act = "accept" | "reject" | "edit" | "same" | "different" | "add" | "note";

/** Words with their context, by which a judgement finds its row again in a new run or edition. */
export interface Selector {
  source: string;
  kind: string;
  exact: string;
  prefix: string;
  suffix: string;
  facet: string;
  nth: number;
}

/** One entry of the ledger's log of judgements, in the form that `regesta replay` reads, with the row's key beside it. */
export interface Judgement {
  uid: string;
  /** All judgements of one step are undone together. */
  step: number;
  at: string;
  by: string;
  act: Act;
  target: Selector;
  value: Record<string, unknown>;
  key: string;
}

export interface Opened {
  reading: Reading;
  /** The ledger's own row keys by list, in the order of the reading's lists; absent in a report. */
  keys: Record<string, string[]>;
}

/** What happens to an added file: how far it is, or what went wrong. */
export interface Progress {
  state: "waiting" | "reading" | "done" | "failed";
  source?: string | null;
  message?: string | null;
}

/** One telling of a matter that sources are compared on. */
export interface Telling {
  key: string;
  regest: string;
  edtf: string | null;
  proof: { source: string; title: string; start: number; quote: string; chapter?: string | null; page?: string | null };
}

/** One thing that both tell, or one of them alone; `on` names what differs, `why` says it in words. */
export interface Matter {
  subject: string;
  relation: "agree" | "finer" | "differ" | "only";
  on: string[];
  why: string;
  sides: Telling[][];
  root?: string | null;
}

export interface Comparison {
  sources: string[];
  matters: Matter[];
  people: { a: { name: string }; b: { name: string }; score: number; reasons: string[] }[];
}

/** Where readings come from and where judgements go: a report's own page, or a ledger behind the API. */
export interface Library {
  readonly kind: "report" | "ledger";
  shelf(): Promise<Shelved[]>;
  open(source: string): Promise<Opened>;
  /** The judgements on a source that count. The three below return them anew. */
  judgements(source: string): Promise<Judgement[]>;
  judge(source: string, judgements: Judgement[]): Promise<Judgement[]>;
  undo(source: string, step: number): Promise<Judgement[]>;
  add?(file: File, tell: (progress: Progress) => void): Promise<void>;
  /** Two sources side by side, through the ledger's own question. */
  compare?(one: string, other: string): Promise<Comparison>;
  /** Take a source off the shelf; returns the step that brings it back when undone. */
  remove?(source: string): Promise<number>;
  restore?(step: number): Promise<void>;
}

/** The key that a ledger gives a source of this title. */
export function sourceKey(title: string): string {
  const folded = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return folded.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "source";
}

/** The shelf's line for a reading that is at hand. */
export function shelved(reading: Reading): Shelved {
  const { document } = reading;
  return {
    source: document.id,
    title: document.title || "Untitled",
    author: document.author ?? null,
    language: document.language,
    date: document.date ?? null,
    words: countWords(document.text),
    counts: {
      statements: reading.statements.length,
      attributions: reading.attributions.length,
      "people, places and things": reading.entities.length,
      notes: reading.notes.length,
    },
    reviewed: 0,
  };
}

/** Words as stretches between white space. */
function countWords(text: string): number {
  let count = 0;
  for (let i = 0, before = 32; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && before <= 32) count++;
    before = code;
  }
  return count;
}

/** Who signs judgements in this browser. */
export const signer = {
  get name(): string {
    try {
      return localStorage.getItem("regesta.signer") || "reader";
    } catch {
      return "reader";
    }
  },
  set name(name: string) {
    localStorage.setItem("regesta.signer", name.trim());
  },
};
