/** Ends a `switch` over a closed set: a new member stops the build at every place that must think about it. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value of type ${typeof value}`)
}
