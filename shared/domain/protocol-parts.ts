import { z } from 'zod'

import type { ItemId, ProtocolDocument } from './protocol.ts'
import type { ProtocolPart } from './protocol-changes.ts'
import { URGENCIES } from './urgency.ts'

/** What a part of a protocol is called where somebody points at it: `team`, `steps:call-family`. */
export const PartRef = z.string().regex(/^[a-zA-Z]{1,20}(:[a-z0-9-]{1,60})?$/)
export type PartRef = z.infer<typeof PartRef>

/** One part of a protocol with the number it has on paper. */
export interface NumberedPart {
  /** 1, 2, 3 … through the whole document. */
  readonly number: number
  readonly part: ProtocolPart
  /** Which of them, where a part has several; `null` for the whole of it. */
  readonly id: ItemId | null
  readonly ref: PartRef
  /** Its own name; empty where it has none. */
  readonly name: string
}

interface Item {
  readonly id: ItemId | null
  readonly name: string
}

const whole: readonly Item[] = [{ id: null, name: '' }]

/** The parts of a protocol in the order they are read. */
export function numberedParts(document: ProtocolDocument): readonly NumberedPart[] {
  const { tiers, roles, team, steps, followUps, crisis, forms } = document
  const items: readonly (readonly [ProtocolPart, readonly Item[]])[] = [
    ['about', [...whole, { id: 'confidentiality', name: '' }]],
    ['crisis', whole],
    ['crisisSteps', crisis.steps],
    ['numbers', whole],
    ['tiers', URGENCIES.map((id) => ({ id, name: tiers[id].name }))],
    ['steps', steps],
    ['followUps', followUps],
    ['roles', roles],
    ['team', team ? [{ id: null, name: team.name }] : []],
    ['forms', forms.length > 0 ? whole : []],
    ['dispositions', whole],
    ['reasons', whole],
    ['barriers', whole],
  ]
  return items
    .flatMap(([part, of]) =>
      of.map(({ id, name }) => ({ part, id, name, ref: id === null ? part : `${part}:${id}` })),
    )
    .map((part, at) => ({ ...part, number: at + 1 }))
}
