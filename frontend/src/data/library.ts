import type { Reading } from "./reading";

/** A source on the shelf. */
export interface Shelved {
  source: string;
  title: string;
  author: string | null;
  language: string;
  date: string | null;
  words: number;
  counts: Record<string, number>;
  reviewed: number;
}

export type Action = "accept" | "reject" | "edit" | "same" | "different" | "add" | "note";

/** Something a reviewer decided. All judgements of one `batch` are undone together. */
export interface Judgement {
  batch: string;
  at: string;
  by: string;
  action: Action;
  source: string;
  kind: string;
  key: string;
  selector: { exact: string; prefix: string; suffix: string };
  changes?: Record<string, unknown>;
  other?: string;
  comment?: string;
}

export interface Opened {
  reading: Reading;
  /** The ledger's own row keys by list, in the order of the reading's lists; absent in a report. */
  keys: Record<string, string[]>;
}

/** What happens to an added file: how far it is, or what went wrong. */
export interface Progress {
  state: "sent" | "reading" | "done" | "failed";
  done: number;
  source?: string;
  message?: string;
}

/** Where readings come from and where judgements go: a report's own page, or a ledger behind the API. */
export interface Library {
  readonly kind: "report" | "ledger";
  shelf(): Promise<Shelved[]>;
  open(source: string): Promise<Opened>;
  judgements(source: string): Promise<Judgement[]>;
  judge(judgements: Judgement[]): Promise<void>;
  undo(source: string, batch: string): Promise<void>;
  add?(file: File, tell: (progress: Progress) => void): Promise<void>;
  remove?(source: string): Promise<void>;
  restore?(source: string): Promise<void>;
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
    words: document.text.split(/\s+/).length,
    counts: {
      statements: reading.statements.length,
      attributions: reading.attributions.length,
      people: reading.entities.filter((e) => e.kind === "person").length,
      notes: reading.notes.length,
    },
    reviewed: 0,
  };
}
