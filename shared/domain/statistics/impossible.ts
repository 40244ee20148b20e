/** Input no figure can be made of; the sentence names the argument. For programmers: a screen never sends any. */
export function impossible(argument: string, must: string): RangeError {
  return new RangeError(`${argument} must be ${must}`)
}

/** Refuses what is not a whole number of things. */
export function mustCount(argument: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw impossible(argument, 'a whole number, 0 or more')
}

/** Refuses more successes than trials, and no trials at all. */
export function mustBeShare(names: readonly [string, string], part: number, whole: number): void {
  mustCount(names[0], part)
  mustCount(names[1], whole)
  if (whole === 0) throw impossible(names[1], 'more than 0')
  if (part > whole) throw impossible(names[0], `no more than ${names[1]}`)
}

/** Refuses what is no number, or endless. */
export function mustBeFinite(argument: string, values: readonly number[]): void {
  if (!values.every(Number.isFinite)) throw impossible(argument, 'finite numbers')
}

/** Refuses fewer values than a figure needs. */
export function mustHold(argument: string, values: readonly unknown[], least: number): void {
  if (values.length < least) throw impossible(argument, `at least ${least} values`)
}

/** Refuses a level of confidence outside 0 and 1. */
export function mustBeLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw impossible('level', 'between 0 and 1')
}
