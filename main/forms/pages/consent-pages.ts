import type { FormId } from '#shared/domain/form.ts'
import type { Pathway } from '#shared/domain/referral.ts'

import { consentForm, consentFormHead } from '../../packets/consent-form.ts'
import type { Html } from '../../print/html.ts'
import type { RunningHead } from '../../print/page-frame.ts'
import type { PrintText } from '../../print/print-text.ts'
import type { WhoInterprets } from '../../print/unchecked.ts'
import type { FormFacts } from '../form-facts.ts'

/** A line to write on where a sentence of the form asks for a name. */
const NAME = '______________________'

function signing({ school, about, consentUntil }: FormFacts) {
  return {
    school,
    help: { name: about?.recipients || NAME },
    counselor: about?.counselor ?? (school.office || NAME),
    caseCode: about?.caseCode ?? '',
    referralNumber: null,
    consentUntil,
    student: about?.student ?? { givenName: NAME, familyName: '', birthDate: null },
  }
}

const PATHWAYS = {
  'consent-services': 'school-based',
  'release-both-ways': 'school-contacts-provider',
} as const satisfies Partial<Record<FormId, Pathway>>

/** What stands over every page of a form to sign; `null` over any other. */
export function signedHead(form: FormId, text: PrintText, facts: FormFacts): RunningHead | null {
  if (form !== 'consent-services' && form !== 'release-both-ways') return null
  return consentFormHead(text, { ...signing(facts), pathway: PATHWAYS[form] })
}

/** The form with which a family lets the school help at school. */
export const consentToServices = (text: PrintText, facts: FormFacts, interpreter: WhoInterprets): Html =>
  consentForm(text, { ...signing(facts), interpreter, pathway: PATHWAYS['consent-services'] })

/** The form with which a family lets the school and one provider tell each other what is ticked. */
export const releaseBothWays = (text: PrintText, facts: FormFacts, interpreter: WhoInterprets): Html =>
  consentForm(text, { ...signing(facts), interpreter, pathway: PATHWAYS['release-both-ways'] })
