import type { Book, Voice } from "./book";
import type { Ground, Note } from "./reading";
import { regest, type Piece } from "./regest";
import type { Row } from "./rows";

/** A row ready to be shown, whatever its kind. */
export interface Line {
  label: string;
  edtf: string | null;
  pieces: Piece[];
  voices: Voice[];
  stance: string | null;
  evidence: string[];
  grounds: Ground[];
  notes: Note[];
  certainty: string | null;
  hedge: string | null;
  score: number;
  reason: string;
}

const LONGEST = 180;

const who = (book: Book, id: string | null | undefined, nobody = "somebody"): Piece =>
  id && id !== "narrator" ? { words: book.name(id), entity: id } : { words: book.name(id, nobody) };

function quoted(book: Book, span: { start: number; end: number }): Piece {
  const words = book.words(span);
  return { words: `“${words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words}”` };
}

function pieces(book: Book, row: Row): Piece[] {
  switch (row.kind) {
    case "statement":
      return regest(book, row.data);
    case "claim": {
      const cue = row.data.cue ? book.words(row.data.cue) : "says";
      return [who(book, row.data.source, "Nobody named"), { words: ` · ${cue} · ` }, quoted(book, row.data.content)];
    }
    case "quotation":
      return [who(book, row.data.speaker, "Somebody"), { words: ": " }, quoted(book, row.data)];
    case "holding":
      return [{ words: row.data.collection ?? "A collection" }, { words: `: ${row.data.description || book.words(row.data)}` }];
    case "characterisation":
      return [who(book, row.data.by), { words: " of " }, who(book, row.data.of), { words: ": " }, quoted(book, row.data.phrase)];
    case "account":
      return [{ words: `${row.data.event}: ` }, who(book, row.data.holder, "nobody named"), { words: ", " }, quoted(book, row.data.claim)];
    case "cause":
      return [quoted(book, row.data.cause), { words: " → " }, quoted(book, row.data.effect)];
    case "membership": {
      const office = row.data.office ? `, ${row.data.office}` : "";
      return [who(book, row.data.person), { words: ` ${row.data.change} ` }, who(book, row.data.group), { words: office }];
    }
    case "tie":
      return [who(book, row.data.a), { words: row.data.sign === "+" ? " stands with " : " stands against " }, who(book, row.data.b)];
    case "time":
      return [quoted(book, row.data)];
    case "entity":
      return [{ words: row.data.name, entity: row.data.id }, { words: aliases(row.data.aliases) }];
  }
}

const aliases = (names: string[] = []): string => (names.length ? `, also ${names.join(", ")}` : "");

function label(row: Row): string {
  if (row.kind === "statement") return row.data.type;
  if (row.kind === "holding") return row.data.status ?? "present";
  if (row.kind === "account") return row.data.verdict;
  if (row.kind === "entity") return row.data.kind;
  return row.kind;
}

function chain(book: Book, row: Row): Voice[] {
  if (row.kind === "statement" || row.kind === "holding") return book.voices(row.data.attribution);
  return row.kind === "claim" ? book.voices(row.data.id) : [];
}

function notes(book: Book, row: Row): Note[] {
  if (row.kind === "statement") return book.notesFor(row.data);
  const ids = "notes" in row.data ? (row.data.notes ?? []) : [];
  return ids.map((id) => book.notes.get(id)).filter((n) => n !== undefined);
}

/** What is shown of a row, wherever it is shown. */
export function lineOf(book: Book, row: Row): Line {
  const voices = chain(book, row);
  const last = voices.at(-1)?.attribution;
  const data = row.data as { edtf?: string | null; certainty?: string; score?: number; reason?: string };
  return {
    label: label(row),
    edtf: data.edtf ?? null,
    pieces: pieces(book, row),
    voices,
    stance: last?.stance ?? null,
    evidence: last?.evidence ?? [],
    grounds: last?.grounds ?? [],
    notes: notes(book, row),
    certainty: data.certainty && data.certainty !== "certain" ? data.certainty : null,
    hedge: row.kind === "statement" && row.data.hedge ? book.words(row.data.hedge) : null,
    score: data.score ?? 1,
    reason: data.reason ?? "",
  };
}

export const plain = (pieces: Piece[]): string => pieces.map((p) => p.words).join("").trim();

/** "narrator ▸ L’Estrange ▸ a surgeon": whose word it is, the outermost voice first. */
export const chainWords = (voices: Voice[]): string =>
  ["narrator", ...voices.map((v) => v.source?.name ?? "somebody")].join(" ▸ ");
