import { assertNever } from '#shared/assert-never.ts'
import type { PacketPart } from '#shared/domain/packet.ts'

import type { Html } from '../print/html.ts'
import type { RunningHead } from '../print/page-frame.ts'
import type { PrintText } from '../print/print-text.ts'
import type { WhoInterprets } from '../print/unchecked.ts'
import { consentForm, consentFormHead } from './consent-form.ts'
import { contactSlipPage } from './contact-slip-page.ts'
import { coverLetter } from './cover-letter.ts'
import { crisisPage } from './crisis-page.ts'
import { followUpCard } from './follow-up-card.ts'
import { insurancePage } from './insurance-page.ts'
import type { PacketFacts, ProviderLetterFacts } from './packet-facts.ts'
import { providerChoicesPage } from './provider-choices-page.ts'
import { providerLetter } from './provider-letter.ts'
import { providerPage } from './provider-page.ts'
import { feedbackSlip } from './feedback-slip.ts'
import { questionsPage } from './questions-page.ts'
import { rightsPage } from './rights-page.ts'
import { whatToExpectPage } from './what-to-expect-page.ts'
import { whyPage } from './why-page.ts'

/** The language of the family, and that of the office, in which a provider is written to. */
export interface PacketTexts {
  readonly family: PrintText
  readonly office: PrintText
  /** Whoever interprets, for a page that names them itself. */
  readonly interpreter?: WhoInterprets
}

/** One part of a packet, drawn. */
export function partBody(
  part: PacketPart,
  { family, office, interpreter = null }: PacketTexts,
  facts: PacketFacts,
  letter: ProviderLetterFacts,
): Html {
  switch (part) {
    case 'letter':
      return coverLetter(family, facts)
    case 'why':
      return whyPage(family, facts)
    case 'provider':
      return providerPage(family, facts)
    case 'provider-choices':
      return providerChoicesPage(family, facts)
    case 'what-to-expect':
      return whatToExpectPage(family, facts)
    case 'questions':
      return questionsPage(family, facts)
    case 'insurance-script':
      return insurancePage(family, facts)
    case 'rights':
      return rightsPage(family, facts)
    case 'crisis':
      return crisisPage(family, facts)
    case 'consent-form':
      return consentForm(family, { ...facts, student: letter.student, interpreter })
    case 'contact-slip':
      return contactSlipPage(family, office, facts)
    case 'follow-up-card':
      return followUpCard(family, facts)
    case 'provider-letter':
      return providerLetter(office, facts, letter)
    case 'feedback-slip':
      return feedbackSlip(office, facts)
    default:
      return assertNever(part)
  }
}

/** What stands over every page of a part that somebody signs; `null` over any other. */
export function partHead(
  part: PacketPart,
  { family }: Pick<PacketTexts, 'family'>,
  facts: PacketFacts,
  { student }: Pick<ProviderLetterFacts, 'student'>,
): RunningHead | null {
  return part === 'consent-form' ? consentFormHead(family, { ...facts, student }) : null
}
