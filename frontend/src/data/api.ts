import { signer, type Comparison, type Judgement, type Library, type Opened, type Progress, type Shelved } from "./library";
import type { Reading } from "./reading";

const POLL = 400;

interface Failure {
  expected?: string;
  found?: string;
  hint?: string;
  detail?: string;
}

/** What the API says went wrong, in its own three parts. */
async function refusal(response: Response): Promise<Error> {
  const told = (await response.json().catch(() => ({}))) as Failure;
  const parts = told.expected ? `Expected ${told.expected}; found ${told.found}. ${told.hint}` : told.detail;
  return new Error(typeof parts === "string" ? parts : `The ledger answered ${response.status}.`);
}

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`api/${path}`, { credentials: "same-origin", ...init });
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

const send = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
  keepalive: true,
});

/** A ledger behind `regesta serve`. */
export class Api implements Library {
  readonly kind = "ledger";

  async shelf(): Promise<Shelved[]> {
    return (await ask<{ rows: Shelved[] }>("shelf")).rows;
  }

  async open(source: string): Promise<Opened> {
    const { reading, keys } = await ask<{ reading: Reading; keys: Record<string, string[]> }>(`sources/${source}`);
    return { reading, keys };
  }

  judgements(source: string): Promise<Judgement[]> {
    return ask<Judgement[]>(`sources/${source}/judgements`);
  }

  judge(source: string, judgements: Judgement[]): Promise<Judgement[]> {
    const [first] = judgements;
    const told = { act: first?.act, by: first?.by, keys: judgements.map((j) => j.key), value: first?.value ?? {} };
    return ask(`sources/${source}/judgements`, send("POST", told));
  }

  undo(source: string, step: number): Promise<Judgement[]> {
    return ask(`sources/${source}/undone`, send("POST", { step, by: signer.name }));
  }

  async add(file: File, tell: (progress: Progress) => void): Promise<void> {
    const name = encodeURIComponent(file.name);
    const { job } = await ask<{ job: string }>(`sources?name=${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    });
    for (;;) {
      const progress = await ask<Progress>(`jobs/${job}`);
      tell(progress);
      if (progress.state === "done" || progress.state === "failed") return;
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  }

  compare(one: string, other: string): Promise<Comparison> {
    return ask(`compare?names=${encodeURIComponent(one)}&names=${encodeURIComponent(other)}`);
  }

  async remove(source: string): Promise<number> {
    const by = encodeURIComponent(signer.name);
    return (await ask<{ step: number }>(`sources/${source}?by=${by}`, { method: "DELETE" })).step;
  }

  async restore(step: number): Promise<void> {
    await ask("undone", send("POST", { step, by: signer.name }));
  }
}
