import { Api } from "./data/api";
import { Book } from "./data/book";
import type { Library, Shelved } from "./data/library";
import { LAYERS, type Layer } from "./data/marks";
import { Report } from "./data/report";
import { hash } from "./data/text";
import { Review } from "./review.svelte";
import { route } from "./route.svelte";

const THEMES = ["", "light", "dark"] as const;

/** The room: the shelf, the book on the desk, what is shown of it. */
class Room {
  library: Library | null = $state.raw(null);
  shelf: Shelved[] = $state.raw([]);
  /** The key of the source on the desk, as the shelf has it. */
  source: string = $state("");
  book: Book | null = $state.raw(null);
  review: Review | null = $state.raw(null);
  failure: string = $state("");
  busy: boolean = $state(false);
  help: boolean = $state(false);
  theme: string = $state(remembered("regesta.theme"));
  private readonly places = new Map<string, number>();

  /** The layers shown: all but those the URL says otherwise about. `-` is plain reading. */
  get layers(): ReadonlySet<Layer> {
    const letters = route.get("layers");
    if (letters === "-") return new Set();
    return new Set(LAYERS.filter((l) => !letters || letters.includes(l.letter)).map((l) => l.layer));
  }

  show(layer: Layer, on: boolean): void {
    const shown = new Set(this.layers);
    if (on) shown.add(layer);
    else shown.delete(layer);
    const letters = LAYERS.filter((l) => shown.has(l.layer)).map((l) => l.letter).join("");
    route.set({ layers: letters.length === LAYERS.length ? "" : letters || "-" });
  }

  plain(): void {
    route.set({ layers: this.layers.size ? "-" : "" });
  }

  async start(): Promise<void> {
    const packed = document.getElementById("regesta-readings")?.textContent;
    this.library = packed ? await Report.from(packed) : new Api();
    await this.refresh();
    await this.open(route.get("doc") || this.shelf[0]?.source || "");
  }

  async refresh(): Promise<void> {
    this.shelf = (await this.library?.shelf()) ?? [];
  }

  async open(source: string): Promise<void> {
    if (!source || !this.library || this.source === source) return;
    this.busy = true;
    try {
      const { reading, keys } = await this.library.open(source);
      const book = new Book(reading, keys);
      this.places.clear();
      book.passages.forEach((p, i) => this.places.set(this.placeOf(book, i), i));
      const review = new Review(this.library, book, source);
      await review.load();
      this.source = source;
      this.book = book;
      this.review = review;
      document.title = `${book.title} · Regesta`;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  /** A passage's permanent name: a hash of its opening words, so that it survives a new run. */
  placeOf(book: Book, index: number): string {
    const block = book.passages[index]?.block;
    return block ? hash(book.words({ start: block.start, end: Math.min(block.end, block.start + 160) })) : "";
  }

  passageNamed(place: string): number | null {
    return this.places.get(place) ?? null;
  }

  /** The link that opens the text at a code point, with a row picked out where one is given. */
  linkTo(point: number, row = ""): string {
    if (!this.book) return "";
    const at = this.placeOf(this.book, this.book.passageAt(point));
    return route.href("reading", "", row ? { at, row } : { at });
  }

  nextTheme(): void {
    const next = THEMES[(THEMES.indexOf(this.theme as "") + 1) % THEMES.length] ?? "";
    this.theme = next;
    document.documentElement.dataset.theme = next;
    remember("regesta.theme", next);
  }
}

function remembered(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing forgets the theme, no more.
  }
}

export const room = new Room();
