import { schoolDay } from '#shared/domain/clock.ts'
import { type CrisisEntry, standingEntries } from '#shared/domain/crisis.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { translate } from '#shared/text/translate.ts'

import type { CommandContext } from '../context.ts'
import { recordDisclosure, takeBackDisclosure, withdrawDisclosureOf } from '../disclosures/disclosures.ts'
import { discloseOutside } from '../disclosures/tell-outside.ts'
import { settings } from '../school/school.ts'

type Told = Pick<Disclosure, 'party' | 'interest' | 'what' | 'exceptionNote' | 'isReport'>

/** What somebody outside learned with this entry; `null` where nobody did. */
function toldWith(
  { stepId, said }: CrisisEntry,
  entries: readonly CrisisEntry[],
  say: (key: MessageKey, values?: Readonly<Record<string, string>>) => string,
): Told | null {
  const report = said.kind === 'report' ? said : reportOf(stepId, entries)
  switch (said.kind) {
    case 'report':
    case 'written':
      return (
        report && {
          party: [report.agency, report.person].filter(Boolean).join(', '),
          interest: say('crises:left.reportInterest'),
          what: say(said.kind === 'report' ? 'crises:left.report' : 'crises:left.written'),
          exceptionNote: report.threat,
          isReport: true,
        }
      )
    case 'taken':
      return {
        party: say('crises:left.services', { whereTo: said.whereTo }),
        interest: say('crises:left.takenInterest'),
        what: say('crises:left.taken'),
        exceptionNote: said.threat,
        isReport: false,
      }
    default:
      return null
  }
}

/** The report that stands for a step, which went off in writing after it. */
function reportOf(stepId: string, entries: readonly CrisisEntry[]) {
  const found = standingEntries(entries).find(
    (entry) => entry.stepId === stepId && entry.said.kind === 'report',
  )
  return found?.said.kind === 'report' ? found.said : null
}

/** What emergency services or a crisis line were told of it, as anybody outside is: the rules are asked, too. */
function toldServices(
  context: CommandContext,
  studentId: string,
  { id, at, said }: CrisisEntry,
): Disclosure | null {
  if (said.kind !== 'told' || said.information.length === 0) return null
  return discloseOutside(context, {
    ...{ studentId, party: said.whom, information: said.information, method: 'phone', crisisEntryId: id },
    ground: { kind: 'emergency', threat: said.threat, medicalStaff: said.medicalStaff },
    onDay: schoolDay(at, context.timeZone),
  })
}

/**
 * Writes down that an agency, emergency services, or whoever took the student in an emergency was told about them, with the threat there was
 * (34 CFR 99.32(a)(5), 99.36). What stands in the place of another entry stands in the place of its disclosure. Answers
 * what takes that back.
 */
export function writeWhatLeft(
  context: CommandContext,
  {
    studentId,
    made,
    entries,
  }: { readonly studentId: string; readonly made: CrisisEntry; readonly entries: readonly CrisisEntry[] },
): (later: CommandContext) => void {
  const { db, timeZone } = context
  const bringBack = made.corrects === null ? () => undefined : withdrawDisclosureOf(db, made.corrects)
  const { language } = settings.mine(context, {})
  const told = toldWith(made, entries, (key, values) => translate(language, key, values))
  const disclosure =
    toldServices(context, studentId, made) ??
    (told &&
      recordDisclosure(context, {
        ...told,
        ...{
          studentId,
          referralId: null,
          consentId: null,
          exception: 'health-or-safety-emergency',
          method: null,
        },
        information: ['contact-details', 'health-history'],
        onDay: schoolDay(made.at, timeZone),
        crisisEntryId: made.id,
      }))
  return (later) => {
    if (disclosure) takeBackDisclosure(later.db, disclosure)
    bringBack(later)
  }
}
