import type { Consent, InformationClass } from '#shared/domain/consent.ts'
import type { PacketPart } from '#shared/domain/packet.ts'
import type { Location, Phone, Service } from '#shared/domain/provider.ts'
import type { Reason } from '#shared/domain/concern.ts'
import type { Pathway, Referral } from '#shared/domain/referral.ts'
import type { School } from '#shared/domain/school.ts'
import type { Contact, Student } from '#shared/domain/student.ts'

import type { ServiceForFamilies } from '../school-services/for-families.ts'
import type { ToDial } from '../protocols/numbers-to-call.ts'

/** Who gives the help, as the directory knows it; empty where nobody knows. */
export interface HelpFacts extends Pick<
  Service,
  | 'description'
  | 'alert'
  | 'website'
  | 'minimumAge'
  | 'maximumAge'
  | 'languages'
  | 'interpretation'
  | 'payers'
  | 'fees'
  | 'costs'
  | 'openings'
  | 'documents'
  | 'applicationProcess'
  | 'eligibility'
  | 'statedWait'
  | 'telehealth'
  | 'slidingFee'
  | 'verifiedOn'
> {
  /** The organization, or the school's own service. */
  readonly name: string
  readonly service: string
  readonly phones: readonly Phone[]
  readonly place:
    | (Pick<Location, 'name' | 'address' | 'transportation' | 'accessibility'> & {
        /** From where the family lives; `null` where that is not known, or not to be said on this paper. */
        readonly miles: number | null
      })
    | null
}

/** One of the providers that stand side by side. */
export interface ProviderChoice extends HelpFacts {
  /** Whether it is the one this referral goes to. */
  readonly isOurs: boolean
}

/**
 * What every page of a packet may speak of. Nothing about the student stands here but the name the family uses and what
 * the office chose to say of why.
 */
export interface PacketFacts {
  readonly caseCode: string
  /** Which referral of the case it is, from 1. */
  readonly referralNumber: number | null
  readonly today: string
  readonly counselor: string
  readonly school: Pick<School, 'name' | 'office' | 'phone' | 'address'>
  readonly pathway: Pathway
  /** Whether a consent stands today that lets the school do its part. */
  readonly signed: boolean
  /** Whether the school has told the provider about the student. */
  readonly told: boolean
  /** The parent or guardian the letter is for; `null` for the whole family. */
  readonly addressee: string | null
  /** `null` where the name used at home is not known for certain. */
  readonly childName: string | null
  readonly help: HelpFacts
  readonly choices: readonly ProviderChoice[]
  /** What of the school's own services stands below them. */
  readonly atSchool: readonly ServiceForFamilies[]
  /** The reasons and the words the office lets the family read; empty where it chose to tell them itself. */
  readonly why: { readonly reasons: readonly Reason[]; readonly noticed: string }
  /** Whom to call in a crisis, as the protocol in force has it. */
  readonly numbers: readonly ToDial[]
  readonly remark: string
  readonly parts: readonly PacketPart[]
  /** Until when a form to sign offers to hold. */
  readonly consentUntil: string
}

/** Whom the provider may call. */
export type LetterContact = Pick<
  Contact,
  | 'id'
  | 'name'
  | 'relation'
  | 'phone'
  | 'languageSpoken'
  | 'interpreterNeeded'
  | 'bestTime'
  | 'voicemailAllowed'
>

/** What the letter to the provider says beyond the packet: only classes of information a consent covers. */
export interface ProviderLetterFacts {
  readonly information: readonly InformationClass[]
  readonly consent: Pick<
    Consent,
    'signedOn' | 'expiresOn' | 'expiresWhen' | 'information' | 'direction' | 'purposes'
  > | null
  /** What the family says about a part of the record the letter tells from, in the words it is printed with. */
  readonly statements: readonly { readonly heading: string; readonly words: string }[]
  /** Where no consent but a recorded emergency lets the letter go. */
  readonly emergency: { readonly onDay: string } | null
  readonly student: Pick<
    Student,
    'givenName' | 'familyName' | 'birthDate' | 'grade' | 'iep' | 'section504' | 'englishLearner'
  >
  readonly contacts: readonly LetterContact[]
  readonly referral: Pick<Referral, 'primaryReason' | 'otherReasons' | 'urgency'>
}
