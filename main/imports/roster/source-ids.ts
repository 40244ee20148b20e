import { wordsOf } from '../../search/folding.ts'

/** Whether two names have a word in common: an id or a mailbox alone may have gone to somebody else. */
export function shareAName(one: string, other: string): boolean {
  const words = new Set(wordsOf(one))
  return wordsOf(other).some((word) => words.has(word))
}

interface Known {
  readonly id: string
  readonly sourceId: string | null
}

/** Says which source id somebody keeps: an id that another has stays with that one. */
export function sourceIdKeeper(known: readonly Known[]) {
  const owners = new Map(known.flatMap(({ id, sourceId }) => (sourceId === null ? [] : [[sourceId, id]])))
  return (told: string | null, before: Known | undefined): string | null => {
    const owner = told === null ? undefined : owners.get(told)
    if (told === null || (owner !== undefined && owner !== before?.id)) return before?.sourceId ?? null
    owners.set(told, before?.id ?? 'new')
    return told
  }
}
