/** Every state of the room is in the URL's fragment: `#/view/subject?name=value`. */

export const VIEWS = ["library", "reading", "timeline", "people", "network", "claims", "accounts", "compare", "holdings", "notes", "review"] as const;
export type View = (typeof VIEWS)[number];

class Route {
  view: View = $state("reading");
  subject: string = $state("");
  params: Record<string, string> = $state({});

  constructor() {
    this.read();
    addEventListener("hashchange", () => this.read());
  }

  get(name: string, otherwise = ""): string {
    return this.params[name] ?? otherwise;
  }

  /** Change some of the state in place; an empty value leaves the URL. */
  set(changes: Record<string, string | null | undefined>): void {
    const params = { ...this.params };
    for (const [name, value] of Object.entries(changes)) {
      if (value) params[name] = value;
      else delete params[name];
    }
    this.params = params;
    history.replaceState(history.state, "", this.link(this.view, this.subject, params));
  }

  /** Go somewhere, as a link would. What all views share (the source, the layers) goes along. */
  go(view: View, subject = "", params: Record<string, string> = {}): void {
    location.hash = this.href(view, subject, params);
  }

  /** The link to a view, with what all views share. */
  href(view: View, subject = "", params: Record<string, string> = {}): string {
    const shared: Record<string, string> = {};
    for (const name of ["doc", "layers"]) if (this.params[name]) shared[name] = this.params[name];
    return this.link(view, subject, { ...shared, ...params });
  }

  private link(view: View, subject: string, params: Record<string, string>): string {
    const query = new URLSearchParams(params).toString();
    return `#/${view}${subject && `/${encodeURIComponent(subject)}`}${query && `?${query}`}`;
  }

  private read(): void {
    const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
    const [view = "", subject = ""] = path.split("/");
    this.view = (VIEWS as readonly string[]).includes(view) ? (view as View) : "reading";
    this.subject = decodeURIComponent(subject);
    this.params = Object.fromEntries(new URLSearchParams(query));
  }
}

export const route = new Route();
