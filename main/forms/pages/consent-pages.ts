import { consentForm } from '../../packets/consent-form.ts'
import type { Html } from '../../print/html.ts'
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

/** The form with which a family lets the school help at school. */
export const consentToServices = (text: PrintText, facts: FormFacts, interpreter: WhoInterprets): Html =>
  consentForm(text, { ...signing(facts), interpreter, pathway: 'school-based' })

/** The form with which a family lets the school and one provider tell each other what is ticked. */
export const releaseBothWays = (text: PrintText, facts: FormFacts, interpreter: WhoInterprets): Html =>
  consentForm(text, { ...signing(facts), interpreter, pathway: 'school-contacts-provider' })
