import { InterimSupport, InterimSupportDraft } from '../domain/interim-support.ts'
import { command } from './operation.ts'
import { officeWork } from './roles.ts'

/** What the school gives while a family waits for help. */
export const supports = {
  log: command({
    input: InterimSupportDraft,
    output: InterimSupport,
    may: officeWork,
    audit: { event: 'support.logged', about: ({ id }) => id },
  }),
}
