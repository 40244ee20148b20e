import type { ReactElement } from 'react'

import type { Command } from '#renderer/ui/commands.ts'
import { useShortcut } from '#renderer/ui/shortcuts.ts'

/** Lets each action be done with its key, on every screen. */
export function ActionKeys({ of: actions }: { readonly of: readonly Command[] }): ReactElement {
  return (
    <>
      {actions.map(({ id, keys, always, run }) => keys && <ActionKey key={id} {...{ keys, always, run }} />)}
    </>
  )
}

function ActionKey({
  keys,
  always = false,
  run,
}: {
  readonly keys: string
  readonly always?: boolean | undefined
  readonly run: () => void
}): null {
  useShortcut(keys, run, { always })
  return null
}
