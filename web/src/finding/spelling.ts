// How names are compared: the same letters as in src/jeugdpeil/site/finding/spelling.py.

// Letters that are no letter with an accent, and so have no plain letter inside.
const LETTERS: Readonly<Record<string, string>> = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
};
// One letter for one letter, so that the beginning of a name stays the beginning of its sound.
const SOUNDS: Readonly<Record<string, string>> = { c: "k", q: "k", z: "s", v: "f", y: "i" };

/** A name in lower case without accents and punctuation, words apart by one space. */
export function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]!)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A plain name with one letter for all that sound like it. */
export function sound(plainName: string): string {
  return plainName.replace(/[cqzvy]/g, (letter) => SOUNDS[letter]!);
}

/** The words of a plain name; of an empty one none. */
export function wordsOf(plainName: string): string[] {
  return plainName ? plainName.split(" ") : [];
}
