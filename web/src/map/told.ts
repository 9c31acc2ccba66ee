// What is told of a region: by the list beneath the map, or by the file of values where a page has no
// list. Both bear the same words, made on the server.

export interface Told {
  readonly code: string;
  readonly name: string;
  readonly around: string;
  readonly href: string;
  readonly facts: readonly (readonly [string, string])[];
}

export interface Teller {
  /** Codes in the order of the list. */
  readonly codes: readonly string[];
  of(code: string): Told | undefined;
}

/** Reads the rows of the list. */
export class ListTeller implements Teller {
  readonly codes: string[];
  private readonly rows = new Map<string, HTMLTableRowElement>();

  constructor(list: HTMLElement) {
    for (const row of list.querySelectorAll<HTMLTableRowElement>("tr[data-code]")) {
      this.rows.set(row.dataset["code"]!, row);
    }
    this.codes = [...this.rows.keys()];
  }

  of(code: string): Told | undefined {
    const row = this.rows.get(code);
    if (!row) return undefined;
    const heads = row.closest("table")!.tHead!.rows[0]!.cells;
    const facts = [...row.cells].slice(1).flatMap((cell, number): [string, string][] => {
      const words = cell.textContent?.trim();
      return words ? [[heads[number + 1]!.textContent!.trim(), words]] : [];
    });
    const link = row.querySelector("a")!;
    return { code, name: link.textContent!.trim(), around: this.around(row), href: link.href, facts };
  }

  private around(row: HTMLTableRowElement): string {
    return row.dataset["around"] ?? aroundOf(row);
  }
}

/** The gemeente above a row, as its group says. */
export function aroundOf(row: HTMLTableRowElement): string {
  return row.parentElement?.querySelector("tr.group a")?.textContent?.trim() ?? "";
}

export interface Values {
  readonly heading: string;
  readonly finding: string;
  readonly period: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly around: readonly string[];
  readonly hrefs: readonly string[];
  readonly clear: readonly number[];
  readonly styles: readonly string[];
  readonly maps: readonly PaintedMap[];
  readonly facts: readonly (readonly [string, readonly string[]])[];
  readonly source: readonly string[];
}

export interface PaintedMap {
  readonly kind: string;
  readonly title: string;
  readonly styles: readonly number[];
}

/** Reads the file of values. */
export class FileTeller implements Teller {
  readonly codes: readonly string[];
  private readonly places: Map<string, number>;

  constructor(
    private readonly values: Values,
    private readonly base: string,
  ) {
    this.codes = values.codes;
    this.places = new Map(values.codes.map((code, place) => [code, place]));
  }

  of(code: string): Told | undefined {
    const place = this.places.get(code);
    if (place === undefined) return undefined;
    const facts = this.values.facts
      .map(([head, cells]): [string, string] => [head, cells[place]!])
      .filter(([, words]) => words !== "");
    // Addresses in the file are seen from the file itself.
    const href = new URL(this.values.hrefs[place]!, this.base).href;
    const around = this.values.around[place]!;
    return { code, name: this.values.names[place]!, around, href, facts };
  }
}

const kept = new Map<string, Promise<unknown>>();

/** A file of the site, asked for once. */
export function fetched<T>(address: string): Promise<T> {
  const url = new URL(address, document.baseURI).href;
  const found = kept.get(url) ?? ask(url);
  kept.set(url, found);
  found.catch(() => kept.delete(url));
  return found as Promise<T>;
}

async function ask(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}
