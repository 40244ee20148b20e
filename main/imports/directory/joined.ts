/** Words one after the other; what is blank is left out. */
export function joined(parts: readonly (string | null | undefined)[], by: string): string {
  return parts.filter(Boolean).join(by)
}
