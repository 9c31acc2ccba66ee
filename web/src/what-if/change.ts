// What-if: how the expected use of one region goes together with another value of a characteristic.
// The same arithmetic as src/jeugdpeil/domain/what_if.py, where it is argued; both are held to
// tests/what_if_vectors.json. An association, no cause.

/** All that what-if needs of a model: a few hundred rounded draws, as the release holds them. */
export interface WhatIf {
  readonly characteristics: readonly string[];
  readonly scale: readonly number[];
  readonly transforms: readonly string[];
  readonly lowest: readonly number[];
  readonly highest: readonly number[];
  readonly beta: readonly (readonly number[])[];
  readonly sd: readonly number[];
  readonly refused: readonly string[];
}

/** A change in percentage points with its interval. */
export interface Change {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

export type Reason = "not movable" | "collinear" | "outside the data" | "no value";

/** What-if may not move this characteristic, or not so far. */
export class Refused extends Error {
  constructor(
    readonly reason: Reason,
    readonly characteristic: string,
  ) {
    super(`${characteristic}: ${reason}`);
  }
}

// Five-point Gauss-Hermite rule for a mean over a standard normal variable.
const NEAR = Math.sqrt(5 - Math.sqrt(10));
const FAR = Math.sqrt(5 + Math.sqrt(10));
const NODES = [-FAR, -NEAR, 0, NEAR, FAR];
const OUTER = (7 - 2 * Math.sqrt(10)) / 60;
const INNER = (7 + 2 * Math.sqrt(10)) / 60;
const WEIGHTS = [OUTER, INNER, 8 / 15, INNER, OUTER];
const LEVEL = 0.9;

/** Between which printed values what-if may move a characteristic. */
export function movableRange(whatIf: WhatIf, characteristic: string): [number, number] {
  const number = numberOf(whatIf, characteristic);
  return [whatIf.lowest[number]!, whatIf.highest[number]!];
}

/** How much higher the expected use of a region with another value is, in percentage points. */
export function whatIfChange(
  whatIf: WhatIf,
  characteristic: string,
  from: number,
  to: number,
  predictor: number,
): Change {
  const number = numberOf(whatIf, characteristic);
  const step = stepOf(whatIf, number, from, to);
  const changes = whatIf.sd
    .map((sd, draw) => {
      const after = predictor + whatIf.beta[draw]![number]! * step;
      return 100 * (meanRate(after, sd) - meanRate(predictor, sd));
    })
    .sort((one, other) => one - other);
  const lower = quantile(changes, (1 - LEVEL) / 2);
  const upper = quantile(changes, (1 + LEVEL) / 2);
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  return { value: Math.min(Math.max(mean, lower), upper), lower, upper, level: LEVEL };
}

function transformed(transform: string, value: number): number {
  switch (transform) {
    case "geen":
      return value;
    case "log":
      return Math.log(value);
    case "wortel":
      return Math.sqrt(value);
    case "logit":
      return Math.log(value / (100 - value));
    default:
      throw new Error(`no transform is called ${transform}`);
  }
}

function numberOf(whatIf: WhatIf, characteristic: string): number {
  if (whatIf.refused.includes(characteristic)) throw new Refused("collinear", characteristic);
  const number = whatIf.characteristics.indexOf(characteristic);
  if (number < 0) throw new Refused("not movable", characteristic);
  return number;
}

/** The move in standard deviations of the transformed characteristic. */
function stepOf(whatIf: WhatIf, number: number, from: number, to: number): number {
  const characteristic = whatIf.characteristics[number]!;
  const [lowest, highest] = [whatIf.lowest[number]!, whatIf.highest[number]!];
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new Refused("no value", characteristic);
  if (to < lowest || to > highest) throw new Refused("outside the data", characteristic);
  const name = whatIf.transforms[number]!;
  // The model put a value outside its range at the border.
  const start = Math.min(Math.max(from, lowest), highest);
  return (transformed(name, to) - transformed(name, start)) / whatIf.scale[number]!;
}

/** Mean of the inverse logit around eta. */
function meanRate(eta: number, sd: number): number {
  return NODES.reduce(
    (sum, node, place) => sum + WEIGHTS[place]! * inverseLogit(eta + sd * node),
    0,
  );
}

function inverseLogit(eta: number): number {
  if (eta >= 0) return 1 / (1 + Math.exp(-eta));
  return Math.exp(eta) / (1 + Math.exp(eta));
}

/** The draw below which a share of the draws lies; no interpolation. */
function quantile(ordered: readonly number[], share: number): number {
  const place = halfToEven(share * ordered.length - 0.5);
  return ordered[Math.min(Math.max(place, 0), ordered.length - 1)]!;
}

/** Rounded as Python does: a half goes to the even number. */
function halfToEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}
