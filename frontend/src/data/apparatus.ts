import type { Book } from "./book";
import type { Note } from "./reading";

const AGAIN = /^\s*(ibid|idem|loc\.? ?cit)/i;
const SHORT = /\b(op\.? ?cit|loc\.? ?cit)\b/i;

/** A note and how it hangs together with the others. */
export interface Apparatus {
  note: Note;
  /** The earlier note whose work "ibid." takes up, however long the chain. */
  root: Note | null;
  orphan: "" | "no body" | "no marker";
  supports: string;
  rows: number;
}

export function apparatus(book: Book): Apparatus[] {
  const rests = new Map<string, number>();
  for (const s of book.reading.statements) for (const id of s.notes ?? []) rests.set(id, (rests.get(id) ?? 0) + 1);
  let root: Note | null = null;
  return book.reading.notes.map((note) => {
    const again = Boolean(note.body && AGAIN.test(note.body));
    if (note.body && !again) root = note;
    return {
      note,
      root: again ? root : null,
      orphan: note.start === null ? "no marker" : note.body ? "" : "no body",
      supports: note.scope ? book.words(note.scope) : "",
      rows: rests.get(note.id) ?? 0,
    };
  });
}

/** "Tucker, Stalin as Revolutionary, 1973": a CSL-JSON item in one line. */
export function citationWords(item: Record<string, unknown>): string {
  const people = (item.author ?? item.editor) as { family?: string; literal?: string }[] | undefined;
  const issued = item.issued as { "date-parts"?: (string | number)[][]; literal?: string } | undefined;
  const year = issued?.["date-parts"]?.[0]?.[0] ?? issued?.literal;
  const names = people?.map((p) => p.family ?? p.literal).filter(Boolean).join(" and ");
  const parts = [names, item.title, item["container-title"], year, item.locator && `p. ${String(item.locator)}`];
  return parts.filter(Boolean).map(String).join(", ");
}

export const isShort = (note: Note): boolean => Boolean(note.body && SHORT.test(note.body));
