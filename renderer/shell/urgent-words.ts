import type { Command } from '#renderer/ui/commands.ts'
import { plain } from '#renderer/ui/plain.ts'

/** From how many letters on the beginning of a word says what is meant; fewer may be the beginning of a name. */
const ENOUGH = 4

/** Whether somebody who typed this looks for it in an emergency: one of its other words, or the beginning of one. */
export function isUrgent(words: string): (command: Pick<Command, 'urgentWords'>) => boolean {
  const typed = plain(words).trim()
  const means = (word: string) => word === typed || (typed.length >= ENOUGH && word.startsWith(typed))
  return ({ urgentWords = '' }) =>
    typed !== '' &&
    plain(urgentWords)
      .split(',')
      .some((word) => means(word.trim()))
}
