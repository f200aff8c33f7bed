import writeExcel from "write-excel-file/browser";

export type Cell = string | number | null;

/** What a table shows, ready to leave: a row of names, then rows of cells. */
export interface Sheet {
  name: string;
  columns: string[];
  rows: Cell[][];
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** RFC 4180; a cell that a spreadsheet would run as a formula is led by an apostrophe. */
function field(cell: Cell): string {
  const words = String(cell ?? "");
  const safe = /^[=+\-@\t\r]/.test(words) && typeof cell === "string" ? `'${words}` : words;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv = ({ columns, rows }: Sheet): string => [columns, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";

export const json = ({ columns, rows }: Sheet): string =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((c, i) => [c, row[i] ?? null]))), null, 1);

async function xlsx({ columns, rows }: Sheet): Promise<Blob> {
  const head = columns.map((value) => ({ value, fontWeight: "bold" as const }));
  const body = rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === "number" ? Number : String })));
  return writeExcel([head, ...body] as never).toBlob();
}

export const FORMATS = ["CSV", "XLSX", "JSON"] as const;

/** Save what is shown, as CSV (with a byte order mark, for spreadsheets), XLSX or JSON. */
export async function download(sheet: Sheet, format: (typeof FORMATS)[number]): Promise<void> {
  const name = `${sheet.name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.${format.toLowerCase()}`;
  if (format === "CSV") save(new Blob(["\ufeff", csv(sheet)], { type: "text/csv" }), name);
  else if (format === "JSON") save(new Blob([json(sheet)], { type: "application/json" }), name);
  else save(await xlsx(sheet), name);
}

export const saveText = (words: string, name: string, type = "text/plain"): void => save(new Blob([words], { type }), name);
