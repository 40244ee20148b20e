import type { CommandContext } from '../context.ts'

/** What takes a change back later. */
export type TakeBack = (later: CommandContext) => void

/** A context in which what several commands promise to take back is gathered, the last first. */
export function gathering(context: CommandContext): {
  readonly each: CommandContext
  readonly back: TakeBack
} {
  const backs: TakeBack[] = []
  return {
    each: { ...context, undoable: (inverse) => void backs.unshift(inverse) },
    back: (later) => {
      for (const back of backs) back(later)
    },
  }
}
