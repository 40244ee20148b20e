import { expect, test } from 'vitest'

import { ConcernSource, Disposition, Reason, SafetyStep } from '../domain/concern.ts'
import { ConsentAuthority, ConsentKind, InformationClass } from '../domain/consent.ts'
import { Appointment, ContactAttemptDraft } from '../domain/follow-up.ts'
import { PacketLanguage, PacketPart, PageEnding, PaperSize } from '../domain/packet.ts'
import { Payer, Service } from '../domain/provider.ts'
import {
  Barrier,
  EndedBy,
  EndReason,
  EventSource,
  Outcome,
  Pathway,
  ReferralState,
  ReferralTask,
  SendMethod,
} from '../domain/referral.ts'
import { ROAD_ACTIONS } from '../domain/referral-road.ts'
import { Role } from '../domain/session.ts'
import { Grade, InsuranceClass, Relation, StudentStatus } from '../domain/student.ts'
import { Urgency } from '../domain/urgency.ts'
import { catalogues, LOCALES } from './catalogues.ts'
import { translate } from './translate.ts'

const vocabularies = {
  urgency: Urgency.options,
  concernSource: ConcernSource.options,
  reason: Reason.options,
  disposition: Disposition.options,
  safetyStep: SafetyStep.options,
  pathway: Pathway.options,
  sendMethod: SendMethod.options,
  referralState: ReferralState.options,
  roadAction: ROAD_ACTIONS,
  referralTask: ReferralTask.options,
  eventSource: EventSource.options,
  endedBy: EndedBy.options,
  endReason: EndReason.options,
  barrier: Barrier.options,
  outcome: Outcome.options,
  relation: Relation.options,
  insurance: InsuranceClass.options,
  studentStatus: StudentStatus.options,
  consentKind: ConsentKind.options,
  consentAuthority: ConsentAuthority.options,
  information: InformationClass.options,
  withWhom: ContactAttemptDraft.shape.withWhom.options,
  channel: ContactAttemptDraft.shape.channel.options,
  appointmentKind: Appointment.shape.kind.options,
  appointmentStatus: Appointment.shape.status.options,
  payer: Payer.options,
  serviceStatus: Service.shape.status.options,
  grade: Grade.options,
  role: Role.options,
  packetPart: PacketPart.options,
  packetLanguage: PacketLanguage.options,
  pageEnding: PageEnding.options,
  paper: PaperSize.options,
} as const

test.each(Object.entries(vocabularies))(
  'every word of %s is written out in every language',
  (name, words) => {
    for (const { vocabulary } of Object.values(catalogues)) {
      const labels: Record<string, string> = { ...vocabulary[name as keyof typeof vocabulary] }
      expect(words.filter((word) => !labels[word])).toEqual([])
    }
  },
)

test.each(LOCALES)(
  'a paper that comes back has one name, in the packet and where it is entered, in “%s”',
  (locale) => {
    for (const paper of ['contact-slip', 'follow-up-card', 'feedback-slip'] as const)
      expect(translate(locale, `slips:paper.${paper}`)).toBe(
        translate(locale, `vocabulary:packetPart.${paper}`),
      )
  },
)
