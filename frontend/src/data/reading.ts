/** The published JSON form of a reading, field for field. Offsets count code points, end exclusive; dates are EDTF. */

export interface Span {
  start: number;
  end: number;
}
export interface Locator {
  chapter?: string | null;
  paragraph?: number | null;
  page?: string | null;
}
export interface Block extends Span {
  role: "body" | "heading" | "blockquote" | "note" | "caption" | "table";
  level?: number | null;
  locator?: Locator | null;
}
export interface Document {
  id: string;
  title: string;
  sha256: string;
  language: string;
  text: string;
  blocks: Block[];
  format?: string;
  encoding?: string | null;
  pages?: { at: number; label: string }[];
  italics?: Span[];
  author?: string | null;
  date?: string | null;
}
export interface Note {
  id: string;
  marker: string;
  start: number | null;
  end: number | null;
  body?: string | null;
  citations?: Record<string, unknown>[];
  scope?: Span | null;
}
export interface Time extends Span {
  id: string;
  edtf: string | null;
  kind?: string;
  anchor?: string | null;
  reason?: string;
}
export interface Mention extends Span {
  form: "name" | "nominal" | "pronoun";
}
export type EntityKind = "person" | "group" | "place" | "work" | "event";
export interface Entity {
  id: string;
  kind: EntityKind;
  name: string;
  aliases?: string[];
  mentions?: Mention[];
  proof?: Span | null;
}
export interface Inferred {
  reason?: string;
  score?: number;
}
export interface Quotation extends Span, Inferred {
  id: string;
  kind: "direct" | "term" | "title";
  speaker?: string | null;
  addressee?: string | null;
  edtf?: string | null;
  notes?: string[];
  parent?: string | null;
}
export interface Ground extends Span {
  flag: string;
}
export interface Attribution extends Inferred {
  id: string;
  source: string | null;
  cue: Span | null;
  content: Span;
  stance?: string;
  evidence?: string[];
  edtf?: string | null;
  notes?: string[];
  parent?: string | null;
  grounds?: Ground[];
}
export interface Role {
  role: string;
  entity: string | null;
  start?: number | null;
  end?: number | null;
}
export interface Statement extends Inferred {
  id: string;
  type: string;
  trigger: Span;
  span: Span;
  roles?: Role[];
  edtf?: string | null;
  polarity?: "+" | "-";
  certainty?: string;
  attribution?: string | null;
  notes?: string[];
  hedge?: Ground | null;
  event?: string | null;
}
export interface Membership extends Inferred {
  person: string;
  group: string;
  change: "joins" | "leaves" | "holds";
  office?: string | null;
  edtf?: string | null;
  statements?: string[];
  start?: number | null;
  end?: number | null;
}
export interface Tie extends Inferred {
  a: string;
  b: string;
  sign: "+" | "-";
  edtf?: string | null;
  statements?: string[];
  start?: number | null;
  end?: number | null;
}
export interface Work {
  entity: string;
  title: string;
  author?: string | null;
  year?: string | null;
}
export interface Holding extends Span, Inferred {
  collection: string | null;
  work?: string | null;
  description?: string;
  status?: "present" | "absent" | "unknown";
  certainty?: string;
  attribution?: string | null;
  notes?: string[];
}
export interface Cause extends Inferred {
  cause: Span;
  effect: Span;
  cue?: Span | null;
}
export interface Account extends Inferred {
  event: string;
  claim: Span;
  holder: string | null;
  verdict: string;
}
export interface Characterisation extends Inferred {
  by: string | null;
  of: string | null;
  phrase: Span;
  edtf?: string | null;
}
export interface Finding {
  kind: string;
  spans: Span[];
  message: string;
}
export interface Problem {
  code: string;
  message: string;
  start?: number | null;
  end?: number | null;
}
export interface Reading {
  ledger: string;
  document: Document;
  notes: Note[];
  times: Time[];
  entities: Entity[];
  quotations: Quotation[];
  attributions: Attribution[];
  statements: Statement[];
  memberships: Membership[];
  ties: Tie[];
  works: Work[];
  holdings: Holding[];
  causes: Cause[];
  accounts: Account[];
  characterisations: Characterisation[];
  findings: Finding[];
  problems: Problem[];
}
