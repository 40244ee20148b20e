import type { Client } from '#shared/api/client.ts'
import {
  CASE_OWNER,
  emptyProtocol,
  type Protocol,
  type ProtocolDocument,
  type ProtocolStep,
} from '#shared/domain/protocol.ts'

/** A protocol that can be published: it names what every protocol must name, and nothing else. */
export function aProtocolDocument(known: Partial<ProtocolDocument> = {}): ProtocolDocument {
  return {
    ...emptyProtocol('How Harbor answers a concern'),
    crisis: {
      neverAlone: 'An adult stays with the student until somebody takes over.',
      steps: [
        {
          id: 'parent',
          name: 'Call a parent or guardian',
          kind: 'parent-notification',
          roleId: CASE_OWNER,
          guidance: '',
        },
        {
          id: 'agency',
          name: 'Report to the agency',
          kind: 'agency-report',
          roleId: CASE_OWNER,
          guidance: '',
        },
      ],
      numbers: [{ id: 'lifeline', name: 'Suicide and Crisis Lifeline', number: '988', use: '' }],
    },
    ...known,
  }
}

/** Writes a protocol and publishes it, as its owner does. */
export async function publishProtocol(
  owner: Client,
  known: Partial<ProtocolDocument> = {},
): Promise<Protocol> {
  const begun = await owner.protocols.begin({ from: 'nothing' })
  const written = await owner.protocols.save({ ...begun, document: aProtocolDocument(known) })
  return owner.protocols.publish({ ...written, why: 'The first one.' })
}

/** A step the owner of the case does within two school days for every concern that can wait. */
export function aProtocolStep(id: string, known: Partial<ProtocolStep> = {}): ProtocolStep {
  return {
    id,
    name: id,
    urgencies: ['priority', 'routine'],
    after: null,
    roleId: CASE_OWNER,
    due: { amount: 2, unit: 'school-days' },
    evidence: '',
    guidance: '',
    formId: null,
    repeats: false,
    plan: null,
    reachesFamily: false,
    ...known,
  }
}
