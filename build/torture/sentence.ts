import { refusal } from '#main/problems.ts'

/** A refused disk is something to say in a sentence; a bug is not. */
export function withoutSentence(thrown: unknown): string | undefined {
  const { code } = refusal(thrown, 'torture', () => {})
  return code === 'internal' ? `no sentence: ${String(thrown)}` : undefined
}
