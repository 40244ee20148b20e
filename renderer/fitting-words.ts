import type { Command } from '#renderer/ui/commands.ts'
import { plain } from '#renderer/ui/plain.ts'

/** From how many letters on the beginning of another word says what is meant. */
const ENOUGH = 2

/** Whether what somebody typed stands in the name of a command, or begins one of the other words people call it by. */
export function fits(words: string): (command: Pick<Command, 'label' | 'otherWords'>) => boolean {
  const typed = plain(words).trim()
  const isOther = (word: string) => typed.length >= ENOUGH && word.trim().startsWith(typed)
  return ({ label, otherWords = '' }) =>
    plain(label).includes(typed) || plain(otherWords).split(',').some(isOther)
}
