// Finding a region: forgives typing errors and accents, and knows old names and postal codes. The
// same steps as src/jeugdpeil/site/finding/index.py; tests/search_queries.json holds both to the
// same answers. Nothing here touches the page, so that it runs in Node as well.
import { type Near, NearWords } from "./near-words";
import { plain, sound, wordsOf } from "./spelling";

/** A row of the list of names, as short as it can be written; what is empty at the end is left out. */
export type NameRow = readonly [
  name: string,
  code: string,
  level: string,
  gemeente?: string,
  became?: string,
  isOld?: number,
  postcode?: string,
];

/** A name under which a region can be found. */
export interface Entry {
  readonly name: string;
  readonly code: string;
  readonly level: string;
  readonly gemeente: string;
  /** Name of the region that it became part of. */
  readonly became: string;
  readonly isOld: boolean;
  readonly postcode: string;
}

/** How well one entry answers. */
interface Match {
  points: number;
  covered: number;
  isFirst: boolean;
  isNamed: boolean;
}

/** Where a word stands: as a word of a name, as a whole name, as the name of what is around. */
interface Places {
  readonly names: [number, number][];
  readonly wholes: number[];
  readonly around: number[];
}

const MOST_WORDS = 6;
const MOST_LETTERS = 32;
const FEWEST = 40;
const BEHIND = 30;
const AROUND = 10;
const LEVEL_WORDS: ReadonlyMap<string, string> = new Map([
  ["gemeente", "gemeente"],
  ["municipality", "gemeente"],
  ["wijk", "wijk"],
  ["district", "wijk"],
  ["provincie", "provincie"],
  ["province", "provincie"],
  ["jeugdregio", "jeugdregio"],
]);
// From large to small, as the release orders them.
export const LEVELS: readonly string[] = [
  "land",
  "landsdeel",
  "provincie",
  "jeugdregio",
  "ggd-regio",
  "samenwerkingsverband",
  "groep",
  "gemeente",
  "wijk",
  "buurt",
];
const LEVEL_POINTS: ReadonlyMap<string, number> = new Map([
  ["gemeente", 15],
  ["wijk", 0],
  ["buurt", 0],
]);

/** All names by their words. */
export class SearchIndex {
  readonly entries: readonly Entry[];
  private readonly codes: readonly string[];
  private readonly names: readonly string[];
  private readonly wholes: readonly string[];
  private readonly around: readonly string[];
  private readonly places = new Map<string, Places>();
  private readonly words: NearWords;

  constructor(rows: readonly NameRow[]) {
    this.entries = rows.map(entryOf);
    this.codes = this.entries.map((entry) => plain(entry.code).replaceAll(" ", ""));
    this.names = this.entries.map((entry) => entry.postcode || plain(entry.name));
    this.wholes = this.names.map((name) => name.replaceAll(" ", ""));
    this.around = this.entries.map((entry) => (entry.postcode ? "" : plain(entry.gemeente)));
    this.entries.forEach((_, number) => this.file(number));
    this.places.delete("");
    this.words = new NearWords(this.places.keys());
  }

  /** The regions that are most like the query, best first, each region once. */
  find(query: string, limit: number): Entry[] {
    const [words, level] = withoutLevel(queryWords(query));
    if (words.length === 0) return [];
    const whole = words.join("");
    const byCode = [...this.codes.keys()].filter((number) => this.codes[number] === whole);
    const matches = this.matches(words.map(sound));
    let best = 0;
    for (const match of matches.values()) best = Math.max(best, match.points);
    const least = Math.max(FEWEST, best - BEHIND);
    const ranked = [...matches]
      .filter(([, match]) => match.points >= least)
      .map(([number, match]) => ({ number, total: this.total(number, match, whole, level) }))
      .sort((one, other) => other.total - one.total || this.order(one.number, other.number));
    return this.eachOnce([...byCode, ...ranked.map((item) => item.number)]).slice(0, limit);
  }

  private file(number: number): void {
    const name = this.names[number]!;
    wordsOf(sound(name)).forEach((word, order) => this.place(word).names.push([number, order]));
    this.place(sound(this.wholes[number]!)).wholes.push(number);
    for (const word of wordsOf(sound(this.around[number]!))) this.place(word).around.push(number);
  }

  private place(word: string): Places {
    let place = this.places.get(word);
    if (!place) this.places.set(word, (place = { names: [], wholes: [], around: [] }));
    return place;
  }

  private near(typed: string): [string, number][] {
    return this.words.find(typed).map((near) => {
      const word = this.words.words[near.number]!;
      return [word, pointsOf(typed, word, near)];
    });
  }

  private matches(words: readonly string[]): Map<number, Match> {
    const matches = this.byWords(words);
    const whole = words.join("").slice(0, MOST_LETTERS);
    for (const [word, points] of this.near(whole)) {
      const covered = Math.min(whole.length, word.length);
      for (const number of this.places.get(word)!.wholes) {
        if (points >= (matches.get(number)?.points ?? 0)) {
          matches.set(number, { points, covered, isFirst: true, isNamed: true });
        }
      }
    }
    for (const [number, match] of matches) if (!match.isNamed) matches.delete(number);
    return matches;
  }

  private byWords(words: readonly string[]): Map<number, Match> {
    const sums = new Map<number, Match>();
    words.forEach((typed, order) => {
      for (const [number, best] of this.best(typed, order === 0)) {
        const total = sums.get(number) ?? noMatch();
        total.points += typed.length * best.points;
        total.covered += best.covered;
        total.isFirst ||= best.isFirst;
        total.isNamed ||= best.isNamed;
        sums.set(number, total);
      }
    });
    const length = words.join("").length;
    for (const total of sums.values()) total.points = Math.floor(total.points / length);
    return sums;
  }

  /** Per entry the word that is most like one typed word. */
  private best(typed: string, isFirst: boolean): Map<number, Match> {
    const best = new Map<number, Match>();
    for (const [word, points] of this.near(typed)) {
      const place = this.places.get(word)!;
      const covered = Math.min(typed.length, word.length);
      for (const [number, order] of place.names) {
        const held = best.get(number);
        if (!held || points > held.points) {
          best.set(number, { points, covered, isFirst: isFirst && order === 0, isNamed: true });
        }
      }
      for (const number of place.around) {
        const held = best.get(number);
        if (!held || points - AROUND > held.points) {
          best.set(number, { ...noMatch(), points: points - AROUND });
        }
      }
    }
    return best;
  }

  private total(number: number, match: Match, whole: string, level: string): number {
    const entry = this.entries[number]!;
    const name = this.wholes[number]!;
    return (
      match.points +
      Math.floor((10 * Math.min(match.covered, name.length)) / name.length) +
      (LEVEL_POINTS.get(entry.level) ?? 8) +
      20 * Number(entry.level === level) +
      5 * Number(match.isFirst) +
      3 * Number(name.startsWith(whole)) -
      4 * Number(entry.isOld)
    );
  }

  /** Of two entries with as many points the one that goes first. */
  private order(one: number, other: number): number {
    const [here, there] = [this.entries[one]!, this.entries[other]!];
    return (
      LEVELS.indexOf(here.level) - LEVELS.indexOf(there.level) ||
      compare(this.names[one]!, this.names[other]!) ||
      compare(this.around[one]!, this.around[other]!) ||
      compare(here.code, there.code) ||
      one - other
    );
  }

  private eachOnce(numbers: readonly number[]): Entry[] {
    const found = new Map<string, Entry>();
    for (const number of numbers) {
      const entry = this.entries[number]!;
      if (!found.has(entry.code)) found.set(entry.code, entry);
    }
    return [...found.values()];
  }
}

/** The words to look for; of a whole postal code the digits. */
export function queryWords(query: string): string[] {
  const wanted = plain(query);
  const postcode = /^([0-9]{4}) ?[a-z]{1,2}$/.exec(wanted);
  const words = postcode ? [postcode[1]!] : wordsOf(wanted).slice(0, MOST_WORDS);
  return words.map((word) => word.slice(0, MOST_LETTERS));
}

function withoutLevel(words: string[]): [string[], string] {
  const others = words.filter((word) => !LEVEL_WORDS.has(word));
  if (others.length === 0 || others.length === words.length) return [words, ""];
  return [others, LEVEL_WORDS.get(words.find((word) => LEVEL_WORDS.has(word))!)!];
}

/** How much a word is like what was typed, 0-100; a good beginning beats a whole word with errors. */
function pointsOf(typed: string, word: string, near: Near): number {
  const errors = near.errors * Math.floor(150 / typed.length);
  if (near.isWhole) return 100 - errors;
  const share = Math.floor((20 * Math.min(typed.length, word.length)) / word.length);
  return 70 + share - errors - (near.errors ? 10 : 0);
}

function entryOf(row: NameRow): Entry {
  const [name, code, level, gemeente = "", became = "", isOld = 0, postcode = ""] = row;
  return { name, code, level, gemeente, became, isOld: isOld === 1, postcode };
}

function noMatch(): Match {
  return { points: 0, covered: 0, isFirst: false, isNamed: false };
}

/** By code unit, as Python compares plain text. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
