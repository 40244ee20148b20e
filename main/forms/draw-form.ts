import { assertNever } from '#shared/assert-never.ts'
import type { FormId } from '#shared/domain/form.ts'

import { type ComesBack, feedbackSlip } from '../packets/feedback-slip.ts'
import { followUpCard } from '../packets/follow-up-card.ts'
import type { Html } from '../print/html.ts'
import type { PrintText } from '../print/print-text.ts'
import type { WhoInterprets } from '../print/unchecked.ts'
import type { ServiceForFamilies } from '../school-services/for-families.ts'
import type { FormFacts } from './form-facts.ts'
import type { GuideSection } from './guide-entries.ts'
import { hotlineCard, wasItGood } from './pages/cards.ts'
import { consentToServices, releaseBothWays } from './pages/consent-pages.ts'
import { familyGuide } from './pages/family-guide.ts'
import { picturePage, readAloud } from './pages/for-every-family.ts'
import { littleSelfReferral, parentRequest, teenSelfReferral } from './pages/self-referral.ts'
import { behaviorData, contactLog, staffConcern, whenToRefer } from './pages/staff-pages.ts'
import type { StaffText } from './staff-text.ts'

/** The words a form is drawn with: of the language it prints in, or of the school where it reads it itself. */
export interface FormTexts {
  readonly family: PrintText
  readonly school: StaffText
  /** Whoever interprets, for a form that names them itself. */
  readonly interpreter: WhoInterprets
}

const comesBack = ({ about, school }: FormFacts): ComesBack => ({
  caseCode: about?.caseCode ?? null,
  referralNumber: null,
  school,
  counselor: null,
})

/** One form as it prints; `sections` are those of the guide, `own` what the school gives itself. */
export function drawForm(
  form: FormId,
  { family, school, interpreter }: FormTexts,
  facts: FormFacts,
  sections: () => readonly GuideSection[],
  own: () => readonly ServiceForFamilies[],
): Html {
  switch (form) {
    case 'family-guide':
      return familyGuide(family, facts, { sections: sections(), own: own() })
    case 'picture-page':
      return picturePage(family, facts)
    case 'read-aloud':
      return readAloud(family, facts)
    case 'hotline-card':
      return hotlineCard(family, facts)
    case 'when-to-refer':
      return whenToRefer(school, facts)
    case 'staff-concern':
      return staffConcern(school, facts)
    case 'self-referral-elementary':
      return littleSelfReferral(family)
    case 'self-referral-secondary':
      return teenSelfReferral(family)
    case 'parent-request':
      return parentRequest(family, facts)
    case 'consent-services':
      return consentToServices(family, facts, interpreter)
    case 'release-both-ways':
      return releaseBothWays(family, facts, interpreter)
    case 'provider-feedback':
      return feedbackSlip(school.page, comesBack(facts))
    case 'follow-up-card':
      return followUpCard(family, { ...comesBack(facts), pathway: null })
    case 'was-it-good':
      return wasItGood(family)
    case 'behavior-data':
      return behaviorData(school, facts)
    case 'contact-log':
      return contactLog(school, facts)
    default:
      return assertNever(form)
  }
}
