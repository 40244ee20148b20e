/** Takes every step, also after one that fails; the first failure is told at the end. */
export function takeAll(steps: Iterable<() => void>): void {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
