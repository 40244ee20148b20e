import type { ReactElement, ReactNode } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReturnPlan } from '#shared/domain/return-plan.ts'
import { SAFETY_PARTS, type SafetyPlan } from '#shared/domain/safety-plan.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import { DateText, MomentText } from '#renderer/ui/date-text.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './plans.module.css'

/** What was said in a plan; parts nobody filled in are not there. */
function Parts({
  of,
}: {
  readonly of: readonly (readonly [label: string, value: ReactNode])[]
}): ReactElement {
  return (
    <dl className={classes.text}>
      {of
        .filter(([, value]) => value !== '' && value !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Who wrote a revision, and when. */
export function WrittenBy({
  plan: { writtenAt, writtenBy, revision },
  people,
}: {
  readonly plan: Pick<SafetyPlan, 'writtenAt' | 'writtenBy' | 'revision'>
  readonly people: CaseRecord['people']
}): ReactElement {
  const { t } = useText()
  return (
    <>
      {t('plans:box.revision', { number: revision })} · {people[writtenBy]} · <MomentText at={writtenAt} />
    </>
  )
}

/** A revision of a safety plan, whole. */
export function SafetyText({
  plan,
  contacts,
}: {
  readonly plan: SafetyPlan
  readonly contacts: CaseRecord['contacts']
}): ReactElement {
  const { t } = useText()
  const contact = contacts.find(({ id }) => id === plan.homeContactId)
  const home = contact && (
    <>
      {contactName(contact, t)}
      {contact.phone !== null && (
        <>
          {' · '}
          <Ltr>{contact.phone}</Ltr>
        </>
      )}
      {contact.doNotContact && ` · ${t('students:contacts.doNotContact')}`}
    </>
  )
  return (
    <Parts
      of={[
        ...SAFETY_PARTS.map(
          (part) =>
            [
              t(`plans:safety.part.${part}`),
              part === 'atHome' && home ? (
                <>
                  {home}
                  {plan.atHome !== '' && `\n${plan.atHome}`}
                </>
              ) : (
                plan[part]
              ),
            ] as const,
        ),
        [
          t('plans:safety.agreedWith'),
          plan.agreedWith.map((whom) => t(`plans:safety.with.${whom}`)).join(' · '),
        ],
        [t('plans:safety.agreedBy'), plan.agreedBy],
        [t('plans:safety.agreedOn'), <DateText on={plan.agreedOn} />],
        [t('plans:safety.reviewOn'), <DateText on={plan.reviewOn} />],
      ]}
    />
  )
}

/** A revision of a return plan, whole. */
export function ReturnText({ plan }: { readonly plan: ReturnPlan }): ReactElement {
  const { t } = useText()
  const day = (on: string | null) => on && <DateText on={on} />
  const days = plan.checkIns.map((on) => (
    <span key={on}>
      <DateText on={on} />{' '}
    </span>
  ))
  return (
    <Parts
      of={[
        [t('plans:return.backOn'), day(plan.backOn)],
        [t('plans:return.meetingOn'), day(plan.meetingOn)],
        [t('plans:return.meetingWith'), plan.meetingWith],
        [t('plans:return.atDoor'), plan.atDoor],
        [t('plans:return.goesTo'), plan.goesTo],
        [t('plans:return.eased'), plan.eased],
        [t('plans:return.easedUntil'), day(plan.easedUntil)],
        [t('plans:return.teachersTold'), plan.teachersTold],
        [t('plans:return.providerContact'), plan.providerContact],
        [t('plans:return.checkIns'), days.length > 0 ? days : null],
      ]}
    />
  )
}
