// The view of a map as it stands behind the # of its address. Level, year and indicator are the page
// itself; with these words the address restores the rest.

/** Place of the middle in steps of the canvas, and how far is zoomed in. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface View {
  /** Set where the map moves. */
  readonly place?: Place | undefined;
  /** Code of the region that is held. */
  readonly region?: string | undefined;
  /** The map that a phone shows: `actual`, `expected` or `difference`. */
  readonly tab?: string | undefined;
  readonly isOnlyClear?: boolean | undefined;
}

const KINDS = ["actual", "expected", "difference"];

/** A place as it is written: a tenth of a step, a hundredth of a zoom. */
export function rounded(place: Place): Place {
  const round = (value: number, parts: number) => Math.round(value * parts) / parts;
  return { x: round(place.x, 10), y: round(place.y, 10), zoom: round(place.zoom, 100) };
}

export function written(view: View): string {
  const words = new URLSearchParams();
  if (view.place) {
    const { x, y, zoom } = rounded(view.place);
    words.set("plek", `${x},${y},${zoom}`);
  }
  if (view.region) words.set("gebied", view.region);
  if (view.tab && view.tab !== KINDS[0]) words.set("tab", view.tab);
  if (view.isOnlyClear) words.set("alleen", "duidelijk");
  return words.toString().replaceAll("%2C", ",");
}

export function read(hash: string): View {
  const plain = hash.replace(/^#/, "");
  // An address of before there was more to restore, such as #difference.
  if (KINDS.includes(plain)) return { tab: plain };
  const words = new URLSearchParams(plain);
  const tab = words.get("tab") ?? "";
  return {
    place: placeOf(words.get("plek")),
    region: words.get("gebied") ?? undefined,
    tab: KINDS.includes(tab) ? tab : undefined,
    isOnlyClear: words.get("alleen") === "duidelijk",
  };
}

function placeOf(words: string | null): Place | undefined {
  const numbers = words?.split(",").map(Number) ?? [];
  const [x, y, zoom] = numbers;
  const isWhole = numbers.length === 3 && numbers.every(Number.isFinite);
  return isWhole ? { x: x!, y: y!, zoom: zoom! } : undefined;
}
