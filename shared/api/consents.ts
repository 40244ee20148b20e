import { Consent, ConsentDraft } from '../domain/consent.ts'
import { Day, Line, Target } from '../domain/fields.ts'
import { command } from './operation.ts'
import { officeWork } from './roles.ts'

export const consents = {
  create: command({
    input: ConsentDraft,
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.recorded', about: (made) => made.id },
  }),
  /** From this day on; what was sent before stays sent. */
  revoke: command({
    input: Target.extend({ revokedOn: Day, how: Line }),
    output: Consent,
    may: officeWork,
    audit: { event: 'consent.revoked', about: (made) => made.id },
  }),
}
