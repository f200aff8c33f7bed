import type { Piece } from "../data/regest";

/** A column of a table: what it holds (as shown, sorted and downloaded) and where it leads. */
export interface Column<T> {
  name: string;
  value: (item: T) => string | number | null;
  /** What it sorts by, where that differs from what is shown. */
  order?: (item: T) => number | string;
  pieces?: (item: T) => Piece[];
  href?: (item: T) => string;
  class?: string;
}
