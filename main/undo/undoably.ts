import type { CommandContext } from '../context.ts'

/** Changes a record and promises to put it back as it was; what came with the change is taken back before that. */
export type ChangeUndoably<Kept> = (
  context: CommandContext,
  before: Kept,
  changes: Partial<Kept>,
  andTakeBack?: (later: CommandContext) => void,
) => Kept

/** How a kind of record is changed undoably, by how it is written; `write` refuses where somebody changed it since. */
export function undoably<Kept extends object>(
  write: (context: CommandContext, before: Kept, changes: Partial<Kept>) => Kept,
): ChangeUndoably<Kept> {
  return (context, before, changes, andTakeBack = () => {}) => {
    const after = write(context, before, changes)
    context.undoable((later) => {
      andTakeBack(later)
      write(later, after, { ...before })
    })
    return after
  }
}
