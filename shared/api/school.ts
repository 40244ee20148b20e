import { z } from 'zod'

import { EquityThreshold } from '../domain/evaluation/equity-figures.ts'
import { Nothing } from '../domain/fields.ts'
import { LockTimes } from '../domain/locking.ts'
import { PreferenceOrder } from '../domain/matching/needs.ts'
import { School, Settings } from '../domain/school.ts'
import { MinorConsent, MinorConsentDraft } from '../domain/signer.ts'
import { UsualPacket } from '../domain/usual-packet.ts'
import { command, query } from './operation.ts'
import { everyone, ownerOnly } from './roles.ts'

/** The school itself. */
export const school = {
  get: query({ input: Nothing, output: School, may: everyone }),
  update: command({
    input: School,
    output: School,
    may: ownerOnly,
    audit: { event: 'school.updated', about: () => null },
  }),
  lockTimes: query({ input: Nothing, output: LockTimes, may: everyone }),
  setLockTimes: command({
    input: LockTimes,
    output: LockTimes,
    may: ownerOnly,
    audit: { event: 'school.lock-times-set', about: () => null },
  }),
  /** From what age minors sign here; `null` until somebody has looked it up. */
  minorConsent: query({ input: Nothing, output: MinorConsent.nullable(), may: everyone }),
  confirmMinorConsent: command({
    input: MinorConsentDraft,
    output: MinorConsent,
    may: ownerOnly,
    audit: { event: 'school.minor-consent-confirmed', about: () => null },
  }),
  /** What every new packet begins with; a packet's own pages and order win over it. */
  usualPacket: query({ input: Nothing, output: UsualPacket, may: everyone }),
  setUsualPacket: command({
    input: UsualPacket,
    output: UsualPacket,
    may: ownerOnly,
    audit: { event: 'school.usual-packet-set', about: () => null },
  }),
  /** What counts first where providers are matched. */
  preferenceOrder: query({ input: Nothing, output: PreferenceOrder, may: everyone }),
  setPreferenceOrder: command({
    input: PreferenceOrder,
    output: PreferenceOrder,
    may: ownerOnly,
    audit: { event: 'school.preference-order-set', about: () => null },
  }),
  /** From when on figures point a group of students out; `null` until somebody set it. */
  equityThreshold: query({ input: Nothing, output: EquityThreshold.nullable(), may: everyone }),
  setEquityThreshold: command({
    input: z.object({ threshold: EquityThreshold.nullable() }),
    output: z.object({ threshold: EquityThreshold.nullable() }),
    may: ownerOnly,
    audit: { event: 'school.equity-threshold-set', about: () => null },
  }),
}

/** What one person set for themselves. */
export const settings = {
  mine: query({ input: Nothing, output: Settings, may: everyone }),
  change: command({ input: Settings, output: Settings, may: everyone, audit: 'not audited' }),
}
