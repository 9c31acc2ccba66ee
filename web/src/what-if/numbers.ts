// Numbers as people write and read them: the same as src/jeugdpeil/i18n/numbers.py writes and
// src/jeugdpeil/site/views/what_if_page.py reads.

const MINUS = "\u2212";
const NO_BREAK_SPACE = "\u00a0";
// More digits than a number that lies exactly in the middle of two can have.
const DIGITS = 30;

/** A number with a fixed number of decimals; minus nought is nought. */
export function decimalNumber(language: string, value: number, decimals: number): string {
  const rounded = fixed(Math.abs(value), decimals);
  const [whole, rest] = rounded.split(".") as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const written = rest === undefined ? grouped : `${grouped}.${rest}`;
  const sign = value < 0 && /[1-9]/.test(rounded) ? MINUS : "";
  return sign + (language === "nl" ? written.replace(/[,.]/g, (mark) => (mark === "," ? "." : ",")) : written);
}

/** A difference with its sign; nought has none. */
export function signedNumber(language: string, value: number, decimals: number): string {
  const written = decimalNumber(language, value, decimals);
  return value > 0 && /[1-9]/.test(written) ? `+${written}` : written;
}

/** The same words, kept together on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(" ", NO_BREAK_SPACE);
}

/** A number as people type it; null where it is none. */
export function readNumber(words: string, language: string): number | null {
  let plain = words.trim().replaceAll(MINUS, "-").replaceAll(NO_BREAK_SPACE, "");
  const [comma, point] = language === "nl" ? [",", "."] : [".", ","];
  if (plain.includes(comma) || hasThousands(plain, point)) plain = plain.replaceAll(point, "");
  plain = plain.replaceAll(",", ".");
  // What Python reads as a number, spelled out: Number("") would be nought.
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

function hasThousands(words: string, mark: string): boolean {
  const parts = words.replace(/^-+/, "").split(mark);
  return parts.length > 1 && parts.slice(1).every((part) => /^\d{3}$/.test(part));
}

/** Rounded as Python does: what lies exactly in the middle goes to the even digit. */
function fixed(value: number, decimals: number): string {
  const exact = value.toFixed(decimals + DIGITS);
  const cut = exact.slice(0, exact.length - DIGITS);
  const isMiddle = /^50*$/.test(exact.slice(-DIGITS));
  const isEven = /[02468]\.?$/.test(cut);
  return isMiddle && isEven ? cut.replace(/\.$/, "") : value.toFixed(decimals);
}
