import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Book } from "./book";
import type { Tie } from "./reading";

export interface Node {
  id: string;
  name: string;
  degree: number;
  x: number;
  y: number;
}
/** All ties of one sign between two. */
export interface Edge {
  a: Node;
  b: Node;
  sign: "+" | "-";
  ties: Tie[];
}

const MOST = 70;

/** The most tied names and what joins them, laid out once for all dates so that nobody moves as the years go by. */
export function network(book: Book, width: number, height: number): { nodes: Node[]; edges: Edge[]; left: number } {
  const degrees = new Map<string, number>();
  for (const t of book.reading.ties) for (const id of [t.a, t.b]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const ranked = [...degrees].sort((p, q) => q[1] - p[1]);
  const most = ranked.slice(0, MOST).map(([id, degree]): Node => ({ id, name: short(book.name(id)), degree, x: 0, y: 0 }));
  const edges = edgesOf(book.reading.ties, new Map(most.map((n) => [n.id, n])));
  const joined = new Set(edges.flatMap((e) => [e.a, e.b]));
  const nodes = most.filter((n) => joined.has(n));
  settle(nodes, edges, width, height);
  return { nodes, edges, left: ranked.length - nodes.length };
}

const short = (name: string): string => (name.length > 26 ? `${name.slice(0, 25).trimEnd()}…` : name);

function edgesOf(ties: Tie[], nodes: Map<string, Node>): Edge[] {
  const found = new Map<string, Edge>();
  for (const tie of ties) {
    const [a, b] = [nodes.get(tie.a), nodes.get(tie.b)];
    if (!a || !b || a === b) continue;
    const key = `${[tie.a, tie.b].sort().join("/")}${tie.sign}`;
    const edge = found.get(key) ?? { a, b, sign: tie.sign, ties: [] };
    edge.ties.push(tie);
    found.set(key, edge);
  }
  return [...found.values()];
}

/** Draw the layout in where it reaches beyond the sheet; what fits stays where it is. */
function fit(nodes: Node[], axis: "x" | "y", low: number, high: number): void {
  const least = Math.min(low, ...nodes.map((n) => n[axis]));
  const most = Math.max(high, ...nodes.map((n) => n[axis]));
  for (const node of nodes) node[axis] = low + ((node[axis] - least) / (most - least)) * (high - low);
}

const STEPS = 320;
const MARGIN = 70;

function settle(nodes: Node[], edges: Edge[], width: number, height: number): void {
  const links = edges.map((e) => ({ source: e.a, target: e.b }));
  forceSimulation(nodes)
    .force("link", forceLink(links).distance(92).strength(0.5))
    .force("charge", forceManyBody().strength(-230))
    .force("room", forceCollide(42))
    .force("centre", forceCenter(width / 2, height / 2))
    .force("x", forceX(width / 2).strength(0.055))
    .force("y", forceY(height / 2).strength((0.055 * width) / height))
    .stop()
    .tick(STEPS);
  fit(nodes, "x", MARGIN, width - MARGIN);
  fit(nodes, "y", 24, height - 34);
}
