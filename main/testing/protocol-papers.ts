import type { StaffLanguage } from '#shared/domain/packet.ts'
import type { Protocol, StartingProtocol } from '#shared/domain/protocol.ts'

import { printText } from '../print/print-text.ts'
import type { ProtocolPaper } from '../protocols/paper/protocol-paper.ts'
import { startingProtocol } from '../protocols/starting-protocols.ts'

/** A starting protocol in force at a school, as its pages are made from it. */
export function aProtocolPaper(
  which: StartingProtocol,
  language: StaffLanguage,
  known: Partial<Protocol> = {},
): ProtocolPaper {
  const document = startingProtocol(which, language === 'ar' ? 'en' : language)
  const holders = document.roles.flatMap(({ id: roleId }) =>
    ['Robin Hale', 'Marisol Aguilar-Fuentes'].map((name) => ({
      ...{ roleId, name, canOwnWork: true },
      colleague: { kind: 'account' as const, id: 'x' },
    })),
  )
  return {
    protocol: {
      ...{ id: 'x', number: 3, state: 'published', name: document.name, why: '', document, version: 1 },
      ...{ startedBy: 'x', startedAt: '', publishedBy: 'x', publishedAt: '2026-12-09T02:00:00.000Z' },
      ...known,
    },
    holders,
    school: { name: 'Harbor & Sons <Middle> School', timeZone: 'America/Chicago', paper: 'letter' },
    today: '2026-12-10',
    text: printText(language),
  }
}
