// What-if that answers while a slider moves, on the draws of the model that the release holds. The
// words come from the page; the arithmetic and its refusals are those of the server.
import { type Change, Refused, movableRange, type WhatIf, whatIfChange } from "../what-if/change";
import { decimalNumber, readNumber, signedNumber, unbroken } from "../what-if/numbers";

// A screen reader is told when the slider rests, and not at each of its steps.
const TOLD_AFTER = 600;
const ROOM = 48;

interface Told {
  readonly words: string;
  readonly change?: Change;
}

export async function enhanceWhatIf(section: HTMLElement): Promise<void> {
  const forms = [...section.querySelectorAll<HTMLFormElement>("form[data-characteristic]")];
  try {
    const answer = await fetch(section.dataset["whatIf"]!);
    const page = new Page(section, (await answer.json()) as WhatIf);
    const movers = forms.map((form) => new Mover(page, form));
    arrive(page, movers);
  } catch {
    for (const form of forms) toldIn(form).textContent = section.dataset["lost"]!;
  }
}

/** A link may bring a value along; on a copy without a server nobody else has read it. */
function arrive(page: Page, movers: readonly Mover[]): void {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("kenmerk");
  if (wanted === null) return;
  const mover = movers.find((each) => each.characteristic === wanted);
  if (mover) mover.put(query.get("naar") ?? "");
  else page.status.textContent = page.refusal(wanted);
}

/** What all characteristics of the page have in common. */
class Page {
  readonly language = document.documentElement.lang;
  readonly status: HTMLElement;
  private readonly words: DOMStringMap;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    section: HTMLElement,
    readonly whatIf: WhatIf,
  ) {
    this.words = section.dataset;
    this.status = section.querySelector<HTMLElement>("[data-status]")!;
  }

  get predictor(): number {
    return Number(this.words["predictor"]);
  }

  /** What the characteristic goes together with at what was typed. */
  answer(mover: Mover, typed: string): Told {
    const { characteristic } = mover;
    try {
      const [low, high] = movableRange(this.whatIf, characteristic).map((end) => mover.written(end));
      const reach = { VALUE: typed, LOW: low!, HIGH: high! };
      const to = readNumber(typed, this.language);
      if (to === null) return { words: this.filled("number", reach) };
      if (mover.written(to) === mover.written(mover.now)) return { words: this.words["same"]! };
      return this.told(mover, to, reach);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { words: this.refusal(characteristic, mover.name) };
    }
  }

  /** Why a characteristic may not be moved at all. */
  refusal(characteristic: string, name = characteristic): string {
    const isTied = this.whatIf.refused.includes(characteristic);
    return this.filled(isTied ? "collinear" : "fixed", { NAME: name });
  }

  /** Tell a screen reader once the reader has stopped moving. */
  tell(words: string): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (this.status.textContent = words), TOLD_AFTER);
  }

  private told(mover: Mover, to: number, reach: Record<string, string>): Told {
    try {
      const { whatIf, predictor } = this;
      const change = whatIfChange(whatIf, mover.characteristic, mover.now, to, predictor);
      return { words: this.sentence(mover, to, change), change };
    } catch (error) {
      const isReach =
        error instanceof Refused &&
        (error.reason === "outside the data" || error.reason === "no value");
      if (!isReach) throw error;
      return { words: this.filled("outside", reach) };
    }
  }

  private sentence(mover: Mover, to: number, change: Change): string {
    const signed = (value: number) =>
      signedNumber(this.language, value, Number(this.words["decimals"]));
    return this.filled("answer", {
      NAME: mover.name,
      TO: mover.written(to),
      FROM: mover.written(mover.now),
      POINTS: unbroken(this.filled("points", { NUMBER: signed(change.value) })),
      LEVEL: String(Math.round(100 * change.level)),
      BOUNDS: this.filled("between", { LOW: signed(change.lower), HIGH: signed(change.upper) }),
    });
  }

  /** A sentence of the page with its blanks filled in, all at once: a name may look like a blank. */
  private filled(key: string, blanks: Record<string, string>): string {
    return this.words[key]!.replace(/\b[A-Z]{2,}\b/g, (blank) => blanks[blank] ?? blank);
  }
}

/** The field, slider and answer of one characteristic. */
class Mover {
  readonly characteristic: string;
  readonly name: string;
  readonly now: number;
  private readonly decimals: number;
  private readonly field: HTMLInputElement;
  private readonly slider: HTMLInputElement;
  private readonly farthest: number;

  constructor(
    private readonly page: Page,
    private readonly form: HTMLFormElement,
  ) {
    this.characteristic = form.dataset["characteristic"]!;
    this.name = form.dataset["name"]!;
    this.now = Number(form.dataset["now"]);
    this.decimals = Number(form.dataset["decimals"]);
    this.field = form.querySelector<HTMLInputElement>("input[name=naar]")!;
    this.slider = form.querySelector<HTMLInputElement>("input[type=range]")!;
    this.farthest = this.farthestChange();
    this.slider.addEventListener("input", () => this.slide());
    this.field.addEventListener("input", () => this.put(this.field.value));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.put(this.field.value);
    });
    this.show(this.field.value);
  }

  /** A value of the characteristic as it is printed. */
  written(value: number): string {
    return decimalNumber(this.page.language, value, this.decimals);
  }

  /** Answer what was typed, and bring the slider there. */
  put(typed: string): void {
    if (this.field.value !== typed) this.field.value = typed;
    const number = readNumber(typed, this.page.language);
    if (number !== null) this.slider.value = String(number);
    this.moved();
  }

  private slide(): void {
    this.field.value = this.written(Number(this.slider.value));
    this.moved();
  }

  private moved(): void {
    this.page.tell(this.show(this.field.value));
    const query = new URLSearchParams({ kenmerk: this.characteristic, naar: this.field.value });
    history.replaceState(null, "", `${location.pathname}?${query}`);
  }

  private show(typed: string): string {
    const { words, change } = this.page.answer(this, typed);
    toldIn(this.form).textContent = words;
    this.slider.setAttribute("aria-valuetext", this.written(Number(this.slider.value)));
    this.draw(change ?? { value: 0, lower: 0, upper: 0, level: 0 });
    return words;
  }

  /** The interval as a bar around nought, on one scale for all values of the characteristic. */
  private draw(change: Change): void {
    const place = (value: number) => `${50 + (ROOM * value) / this.farthest}%`;
    const width = (ROOM * (change.upper - change.lower)) / this.farthest;
    const span = this.form.querySelector(".what-if__span")!;
    span.setAttribute("x", place(change.lower));
    span.setAttribute("width", `${width}%`);
    this.form.querySelector(".what-if__dot")!.setAttribute("cx", place(change.value));
  }

  private farthestChange(): number {
    const { whatIf, predictor } = this.page;
    const bounds = movableRange(whatIf, this.characteristic).flatMap((end) => {
      const change = whatIfChange(whatIf, this.characteristic, this.now, end, predictor);
      return [Math.abs(change.lower), Math.abs(change.upper)];
    });
    return Math.max(...bounds, 0.001);
  }
}

function toldIn(form: HTMLFormElement): HTMLElement {
  return form.querySelector<HTMLElement>("[data-told]")!;
}
