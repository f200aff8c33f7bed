import type { Book } from "./book";
import type { Statement } from "./reading";

/** A piece of a regest: plain words, or a name that leads to its dossier. */
export interface Piece {
  words: string;
  entity?: string;
  work?: boolean;
}

/** How a type is told: of an agent with a patient, of one alone, without an agent; the words before body and place. */
interface Telling {
  active: string;
  passive: string;
  alone?: string;
  body?: string;
  place?: string;
}

const told = (active: string, passive: string, more: Partial<Telling> = {}): Telling => ({ active, passive, ...more });

const TELLINGS: Record<string, Telling> = {
  birth: told("gives birth to", "is born"),
  death: told("causes the death of", "dies", { alone: "dies" }),
  marriage: told("marries", "is married"),
  killing: told("kills", "is killed"),
  execution: told("executes", "is executed"),
  conflict: told("fights", "is at war"),
  accusation: told("accuses", "is accused"),
  arrest: told("arrests", "is arrested"),
  investigation: told("investigates", "is investigated"),
  trial: told("tries", "is tried", { alone: "gives judgement" }),
  sentence: told("sentences", "is sentenced", { alone: "gives sentence" }),
  imprisonment: told("imprisons", "is imprisoned"),
  release: told("releases", "is released"),
  confession: told("confesses to", "is confessed", { alone: "confesses" }),
  recantation: told("recants to", "is recanted", { alone: "recants" }),
  deprivation: told("deprives", "is deprived", { body: "of" }),
  persecution: told("persecutes", "is persecuted"),
  travel: told("takes", "is taken", { alone: "travels", place: "to" }),
  exile: told("banishes", "is banished", { place: "to" }),
  founding: told("founds", "is founded", { body: "" }),
  dissolution: told("dissolves", "is dissolved", { body: "" }),
  joining: told("admits", "joins", { alone: "joins", body: "" }),
  expulsion: told("expels", "is expelled", { body: "from" }),
  resignation: told("resigns", "resigns", { body: "from" }),
  appointment: told("appoints", "is appointed", { alone: "makes an appointment", body: "to" }),
  removal: told("removes", "is removed", { body: "from" }),
  congress: told("meets", "is held", { body: "of" }),
  alliance: told("allies with", "is allied"),
  split: told("breaks with", "is split"),
  agreement: told("agrees with", "is agreed"),
  decree: told("decrees", "is decreed"),
  publication: told("publishes", "is published"),
  speech: told("addresses", "is addressed", { alone: "speaks" }),
  reading: told("reads", "is read"),
  possession: told("owns", "is owned"),
};

const AFTER: [role: string, preposition: string][] = [
  ["work", ""],
  ["topic", "about"],
  ["recipient", "to"],
  ["origin", "from"],
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
  const telling = TELLINGS[statement.type] ?? told(statement.type, statement.type);
  const roles = new Set((statement.roles ?? []).map((r) => r.role));
  const doers = named(book, statement, roles.has("party") ? "party" : "agent");
  const body = named(book, statement, "group");
  const whole = telling.body === "" && !roles.has("patient") && !doers.length;
  const done = whole ? body : named(book, statement, "patient");
  const head = roles.has("party") && doers.length > 1 ? togetherHead(doers, statement.type) : headOf(doers, done, telling);
  const rest = AFTER.flatMap(([role, word]) => lead(named(book, statement, role), word));
  const place = lead(named(book, statement, "place"), telling.place ?? "at");
  const denial = statement.polarity === "-" ? [{ words: "Denied: " }] : [];
  return [...denial, ...head, ...(whole ? [] : lead(body, telling.body ?? "with")), ...rest, ...place];
}

function headOf(doers: Piece[], done: Piece[], { active, alone, passive }: Telling): Piece[] {
  if (doers.length) {
    const verb = done.length ? active : (alone ?? active);
    return [...doers, { words: ` ${several(doers) ? plural(verb) : verb}` }, ...spaced(done)];
  }
  if (done.length) return [...done, { words: ` ${several(done) ? plural(passive) : passive}` }];
  return [{ words: passive.replace(/^is /, "") }];
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
