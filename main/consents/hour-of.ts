import type { CommandContext } from '../context.ts'

/** When something is written down that happened on a day; of another day this hour says nothing. */
export function hourOf(
  { today, now }: Pick<CommandContext, 'today' | 'now'>,
  on: string,
): { readonly at?: string } {
  return on === today ? { at: now } : {}
}
