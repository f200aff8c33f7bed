import type { Dated } from "../data/edtf";
import type { Row } from "../data/rows";
import { pack, type Scale } from "../data/scale";

export interface Drawn {
  row: Extract<Row, { kind: "statement" }>;
  dated: Dated;
  title: string;
}
export interface Item {
  drawn: Drawn;
  key: string;
  left: number;
  right: number;
  label: number;
  words: string;
  lane: number;
}
export interface Group {
  name: string;
  /** The first row of the group's own, counted from the top of the drawing. */
  top: number;
  items: Item[];
}

const LONGEST = 46;
const LETTER = 6.6;
const CROWD = 140;
const REACH = 34;
/** Rows of a group, and of a drawing that has but one. */
const FEW = 24;
const MANY = 48;

function placed(drawn: Drawn, s: Scale, labelled: boolean, group: string): Item {
  const { from, to } = drawn.dated;
  const left = from === -Infinity ? s.x(to + 1) - REACH : s.x(from);
  const end = to === Infinity ? s.x(from) + REACH : Math.max(s.x(to + 1), left + 8);
  const item = { drawn, key: `${group}/${drawn.row.key}`, words: short(drawn.title), lane: 0 };
  const wide = labelled ? item.words.length * LETTER : 0;
  const gap = drawn.dated.circa ? 20 : 7;
  const fits = end + gap + wide <= s.width || left < wide;
  const label = fits ? Math.max(Math.min(end, s.width - wide), 0) + gap : left - gap - wide;
  return { ...item, left: Math.min(left, label), right: Math.max(end, label + wide), label };
}

const short = (title: string): string => (title.length > LONGEST ? `${title.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : title);

/** Where everything in the window is drawn: groups from the fullest down, within each as few rows as hold it. */
export function lanes(all: Drawn[], s: Scale, groupOf: (drawn: Drawn) => string[]) {
  const inside = all.filter(({ dated: d }) => d.from <= s.to && d.to >= s.from);
  const labelled = inside.length <= CROWD;
  const named = new Map<string, Drawn[]>();
  for (const drawn of inside)
    for (const name of groupOf(drawn)) {
      const members = named.get(name);
      if (members) members.push(drawn);
      else named.set(name, [drawn]);
    }
  const most = named.size > 1 ? FEW : MANY;
  let height = 0;
  let hidden = 0;
  const groups = [...named].sort((a, b) => b[1].length - a[1].length).slice(0, 40).map(([name, members]): Group => {
    const all = members.map((d) => placed(d, s, labelled, name)).sort((a, b) => a.left - b.left);
    pack(all, most).forEach((lane, i) => Object.assign(all[i] ?? {}, { lane }));
    const items = all.filter((item) => item.lane >= 0);
    hidden += all.length - items.length;
    const top = height;
    height += 1 + Math.max(-1, ...items.map((i) => i.lane)) + (name ? 1.4 : 0);
    return { name, top, items };
  });
  return { groups, height: Math.max(height, 3), labelled, inside, hidden };
}
