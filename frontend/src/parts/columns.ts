import type { Book } from "../data/book";
import { words } from "../data/edtf";
import { chainWords, lineOf, plain } from "../data/lines";
import type { Row } from "../data/rows";
import { room } from "../room.svelte";
import type { Column } from "./table";

/** The columns that every table of rows shares: date, type, regest, whose word, evidence, place. */
export function rowColumns(book: Book): Column<Row>[] {
  const line = memo((row: Row) => lineOf(book, row));
  return [
    {
      name: "Date",
      value: (row) => line(row).edtf ?? "",
      order: (row) => book.date(line(row).edtf)?.from ?? Infinity,
      pieces: (row) => [{ words: line(row).edtf ? words(line(row).edtf) : "" }],
      class: "date",
    },
    { name: "Type", value: (row) => line(row).label },
    { name: "Regest", value: (row) => plain(line(row).pieces), pieces: (row) => line(row).pieces, class: "wide" },
    { name: "Whose word", value: (row) => chainWords(line(row).voices) },
    { name: "Evidence", value: (row) => [...line(row).evidence, ...line(row).notes.map((n) => `note ${n.marker}`)].join(", ") },
    { name: "Place", value: (row) => book.where(row.at.start), href: (row) => room.linkTo(row.at.start, row.key), order: (row) => row.at.start },
  ];
}

function memo<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
