import type { Book } from "./book";
import type { Statement } from "./reading";

/** A piece of a regest: plain words, or a name that leads to its dossier. */
export interface Piece {
  words: string;
  entity?: string;
  work?: boolean;
}

/** How each type is told: with an agent, without one, and the preposition before the body concerned. */
const TELLINGS: Record<string, [active: string, passive: string, group?: string]> = {
  birth: ["gives birth to", "is born"],
  death: ["dies", "dies"],
  marriage: ["marries", "is married"],
  killing: ["kills", "is killed"],
  execution: ["executes", "is executed"],
  conflict: ["fights", "is at war", "with"],
  accusation: ["accuses", "is accused"],
  arrest: ["arrests", "is arrested"],
  investigation: ["investigates", "is investigated"],
  trial: ["tries", "is tried"],
  sentence: ["sentences", "is sentenced"],
  imprisonment: ["imprisons", "is imprisoned"],
  release: ["releases", "is released"],
  confession: ["confesses", "is confessed"],
  recantation: ["recants", "is recanted"],
  deprivation: ["deprives", "is deprived", "of"],
  persecution: ["persecutes", "is persecuted"],
  travel: ["travels", "is taken"],
  exile: ["banishes", "is banished"],
  founding: ["founds", "is founded", ""],
  dissolution: ["dissolves", "is dissolved", ""],
  joining: ["joins", "joins", ""],
  expulsion: ["expels", "is expelled", "from"],
  resignation: ["resigns", "resigns", "from"],
  appointment: ["appoints", "is appointed", "to"],
  removal: ["removes", "is removed", "from"],
  congress: ["meets", "is held", "of"],
  alliance: ["allies with", "is allied", "with"],
  split: ["breaks with", "is split", "with"],
  agreement: ["agrees with", "is agreed", "with"],
  decree: ["decrees", "is decreed"],
  publication: ["publishes", "is published"],
  speech: ["speaks", "is told"],
  reading: ["reads", "is read"],
  possession: ["owns", "is owned"],
};

const AFTER: [role: string, preposition: string][] = [
  ["work", ""],
  ["topic", "about"],
  ["recipient", "to"],
  ["origin", "from"],
  ["place", "at"],
];

const lead = (pieces: Piece[], words: string): Piece[] => (pieces.length && words ? [{ words: ` ${words} ` }, ...pieces] : spaced(pieces));
const spaced = (pieces: Piece[]): Piece[] => (pieces.length ? [{ words: " " }, ...pieces] : []);

function named(book: Book, statement: Statement, role: string): Piece[] {
  const parts = (statement.roles ?? []).filter((r) => r.role === role);
  return parts.flatMap((part, i): Piece[] => {
    const span = part.start != null && part.end != null ? { start: part.start, end: part.end } : null;
    const words = part.entity ? book.name(part.entity) : span ? book.words(span) : "somebody";
    const glue = i === 0 ? [] : [{ words: i === parts.length - 1 ? " and " : ", " }];
    return [...glue, { words, ...(part.entity && { entity: part.entity }), work: role === "work" }];
  });
}

/** A statement in one line, as a historian's calendar would put it; made of the text's names and one verb of ours. */
export function regest(book: Book, statement: Statement): Piece[] {
  const [active, passive, into] = TELLINGS[statement.type] ?? [statement.type, statement.type];
  const roles = new Set((statement.roles ?? []).map((r) => r.role));
  const doers = named(book, statement, roles.has("party") ? "party" : "agent");
  const body = named(book, statement, "group");
  const whole = into === "" && !roles.has("patient") && !doers.length;
  const done = whole ? body : named(book, statement, "patient");
  const head = roles.has("party") && doers.length > 1 ? togetherHead(doers, statement.type) : told(doers, active, done, passive);
  const rest = AFTER.flatMap(([role, word]) => lead(named(book, statement, role), word));
  const denial = statement.polarity === "-" ? [{ words: "Denied: " }] : [];
  return [...denial, ...head, ...(whole ? [] : lead(body, into ?? "with")), ...rest];
}

function told(doers: Piece[], active: string, done: Piece[], passive: string): Piece[] {
  if (doers.length) return [...doers, { words: ` ${several(doers) ? plural(active) : active}` }, ...spaced(done)];
  if (done.length) return [...done, { words: ` ${several(done) ? plural(passive) : passive}` }];
  return [{ words: passive.replace(/^(is|are) /, "") }];
}

/** The verb for several: "kills" to "kill", "tries" to "try", "is held" to "are held". */
function plural(verb: string): string {
  const [first = "", ...rest] = verb.split(" ");
  const many = first === "is" ? "are" : first === "dies" ? "die" : first.replace(/ies$/, "y").replace(/(sh|ss)es$/, "$1").replace(/([^s])s$/, "$1");
  return [many, ...rest].join(" ");
}

const several = (pieces: Piece[]): boolean => pieces.some((p) => p.words === " and ");

function togetherHead(parties: Piece[], type: string): Piece[] {
  return [{ words: `${type}: ` }, ...parties];
}

/** The same in plain words, for tables and downloads. */
export function regestWords(book: Book, statement: Statement): string {
  return regest(book, statement).map((p) => p.words).join("").trim();
}
