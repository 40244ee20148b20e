/** The shortest password the program takes. */
export const SHORTEST_PASSWORD = 15

/** How good a new password is, told in words; the program itself checks it again against what is well known. */
export type Strength =
  { readonly kind: 'short'; readonly missing: number } | { readonly kind: 'plain' | 'good' | 'strong' }

/** Judges a password while it is typed: length first, then whether it repeats itself. */
export function strengthOf(password: string): Strength {
  const letters = [...password.normalize('NFKC')]
  if (letters.length < SHORTEST_PASSWORD)
    return { kind: 'short', missing: SHORTEST_PASSWORD - letters.length }
  const different = new Set(letters.map((letter) => letter.toLowerCase())).size
  if (different < 7) return { kind: 'plain' }
  return { kind: letters.length >= 22 && different >= 10 ? 'strong' : 'good' }
}
