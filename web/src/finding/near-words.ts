// Words that begin as somebody typed, some typing errors aside: the same steps as
// src/jeugdpeil/site/finding/near_words.py, where each of them is argued.

/** A word that looks like what was typed. */
export interface Near {
  readonly number: number;
  readonly errors: number;
  readonly isWhole: boolean;
}

// Sorts after every letter: the end of all words with a beginning.
const AFTER = "{";

/** How many typing errors a word may have: a wrong number is another number. */
export function errorsForgiven(typed: string): number {
  if (typed.length <= 3 || /[0-9]/.test(typed)) return 0;
  return typed.length <= 7 ? 1 : 2;
}

/** A list of words in order, walked so that a beginning is compared once for all its words. */
export class NearWords {
  readonly words: readonly string[];

  constructor(words: Iterable<string>) {
    this.words = [...new Set(words)].sort();
  }

  /** The words that look like what was typed, in the order of the list. */
  find(typed: string): Near[] {
    const forgiven = errorsForgiven(typed);
    return forgiven ? this.alike(typed, forgiven) : this.same(typed);
  }

  private same(typed: string): Near[] {
    const found: Near[] = [];
    const end = this.place(typed + AFTER, 0);
    for (let number = this.place(typed, 0); number < end; number++) {
      found.push({ number, errors: 0, isWhole: this.words[number] === typed });
    }
    return found;
  }

  /** The first place, from a start on, of a word that does not sort before this one. */
  private place(word: string, start: number): number {
    let low = start;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private alike(typed: string, forgiven: number): Near[] {
    const found: Near[] = [];
    const walk = new Walk(typed, forgiven);
    let number = 0;
    while (number < this.words.length) {
      const word = this.words[number]!;
      if (walk.follow(word)) {
        const errors = walk.least;
        if (errors <= forgiven) found.push({ number, errors, isWhole: walk.last === errors });
        number++;
        continue;
      }
      const end = this.place(word.slice(0, walk.depth) + AFTER, number);
      for (; number < end; number++) {
        if (walk.least <= forgiven) found.push({ number, errors: walk.least, isWhole: false });
      }
    }
    return found;
  }
}

/** The table of distances between what was typed and the beginnings of one word. */
class Walk {
  private readonly typed: string;
  private readonly forgiven: number;
  private readonly far: number;
  private readonly rows: number[][];
  private readonly leasts: number[];
  private word = "";

  constructor(typed: string, forgiven: number) {
    this.typed = typed;
    this.forgiven = forgiven;
    this.far = forgiven + 1;
    this.rows = [Array.from({ length: typed.length + 1 }, (_, place) => Math.min(place, this.far))];
    this.leasts = [this.far];
  }

  /** How many letters of the word were looked at. */
  get depth(): number {
    return this.rows.length - 1;
  }

  /** The distance to the beginning that is most alike. */
  get least(): number {
    return this.leasts[this.depth]!;
  }

  /** The distance to all letters looked at. */
  get last(): number {
    return this.rows[this.depth]![this.typed.length]!;
  }

  /** Walk along a word; false where no longer beginning can be alike. */
  follow(word: string): boolean {
    const shared = sharedBeginning(this.word, word, this.depth);
    this.rows.length = shared + 1;
    this.leasts.length = shared + 1;
    this.word = word;
    while (Math.min(...this.rows[this.depth]!) <= this.forgiven) {
      if (this.depth === word.length) return true;
      this.step();
    }
    return false;
  }

  private step(): void {
    const { depth, word, typed, rows, far } = this;
    const letter = word[depth]!;
    const above = rows[depth]!;
    const row = new Array<number>(typed.length + 1).fill(far);
    row[0] = Math.min(depth + 1, far);
    const first = Math.max(depth - this.forgiven, 0);
    const end = Math.min(depth + this.forgiven + 1, typed.length);
    for (let place = first; place < end; place++) {
      let errors = above[place]!;
      if (letter !== typed[place]) {
        errors = 1 + Math.min(errors, above[place + 1]!, row[place]!);
        const isSwap =
          depth > 0 && place > 0 && typed[place - 1] === letter && word[depth - 1] === typed[place];
        if (isSwap) errors = Math.min(errors, rows[depth - 1]![place - 1]! + 1);
      }
      row[place + 1] = errors;
    }
    rows.push(row);
    this.leasts.push(Math.min(this.leasts[depth]!, row[typed.length]!));
  }
}

function sharedBeginning(one: string, other: string, most: number): number {
  const length = Math.min(one.length, other.length, most);
  let place = 0;
  while (place < length && one[place] === other[place]) place++;
  return place;
}
