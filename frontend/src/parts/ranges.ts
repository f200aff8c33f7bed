import type { Book } from "../data/book";
import type { Span } from "../data/reading";

/** The words of a passage are laid out in elements that carry `data-s`, the code point at which each begins. */
const RUNS = "[data-s]";

/** Tint these words, under one of the style sheet's highlight names; only what is on the page is tinted. */
export function tint(book: Book, name: "row" | "chosen", spans: Span[]): void {
  if (!("highlights" in CSS)) return;
  const ranges = spans.flatMap((span) => rangesOf(book, span));
  CSS.highlights.set(name, new Highlight(...ranges));
}

function rangesOf(book: Book, span: Span): Range[] {
  const found: Range[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(RUNS)) {
    const start = Number(element.dataset.s);
    const node = element.firstChild;
    if (!(node instanceof globalThis.Text)) continue;
    const base = book.text.at(start);
    const from = Math.max(book.text.at(span.start) - base, 0);
    const to = Math.min(book.text.at(span.end) - base, node.length);
    if (from < to) found.push(range(node, from, to));
  }
  return found;
}

function range(node: globalThis.Text, from: number, to: number): Range {
  const made = document.createRange();
  made.setStart(node, from);
  made.setEnd(node, to);
  return made;
}

function pointAt(book: Book, node: Node, offset: number): number | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(RUNS);
  return element ? book.text.point(book.text.at(Number(element.dataset.s)) + offset) : null;
}

/** The words selected in the text, without space at either side; null where nothing of the text is selected. */
export function selectedSpan(book: Book): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const a = pointAt(book, selection.anchorNode, selection.anchorOffset);
  const b = pointAt(book, selection.focusNode, selection.focusOffset);
  if (a === null || b === null || a === b) return null;
  let [start, end] = a < b ? [a, b] : [b, a];
  while (start < end && /\s/.test(book.text.of({ start, end: start + 1 }))) start++;
  while (end > start && /\s/.test(book.text.of({ start: end - 1, end }))) end--;
  return start < end ? { start, end } : null;
}
