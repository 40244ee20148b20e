import type { Bridge } from '#shared/bridge.ts'
import { createClient } from '#shared/api/client.ts'

declare global {
  interface Window {
    /** The three functions preload passes through. */
    readonly footbridge: Bridge
  }
}

/** The window's way to the program. */
export const bridge: Bridge = window.footbridge

/** Everything this window may ask for: `api.referrals.close(…)`. */
export const api = createClient((operation, input, callId) => bridge.call(operation, input, callId))

const names = new Map<unknown, string>(
  Object.entries(api).flatMap(([area, verbs]) =>
    Object.entries(verbs).map(([verb, ask]): [unknown, string] => [ask, `${area}.${verb}`]),
  ),
)

/** The path of an operation, `referrals.close`, from its function on `api`. */
export function nameOf(ask: unknown): string {
  return names.get(ask) ?? 'unknown'
}
