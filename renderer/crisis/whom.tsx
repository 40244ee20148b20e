import { Fragment, type ReactElement, type ReactNode } from 'react'

import { callOrder, elseToCall, lastTry } from '#shared/domain/crisis.ts'
import { parentReached } from '#shared/domain/family-reached.ts'
import { shownPhone } from '#shared/domain/phone.ts'
import type { CrisisView } from '#shared/api/crises.ts'
import type { Contact } from '#shared/domain/student.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import { clockTime } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Choice } from './choices.tsx'
import classes from './walk.module.css'

/** A number to dial, as large as it can stand. */
export function Dial({
  number,
  name,
}: {
  readonly number: string | null
  readonly name: string
}): ReactElement {
  const { t } = useText()
  return (
    <p className={classes.dial}>
      <span className={classes.dialName}>{name}</span>
      {number === null ? (
        <span>{t('crises:call.noPhone')}</span>
      ) : (
        <strong className={classes.digits}>
          <Phones of={number} />
        </strong>
      )}
    </p>
  )
}

/** What is written down as somebody's number, which may be two of them: each in its own order and never cut. */
function Phones({ of }: { readonly of: string }): ReactNode {
  return shownPhone(of)
    .split(/\s*\/\s*/)
    .map((phone, at) => (
      <Fragment key={phone}>
        {at > 0 && ' / '}
        <Ltr>{phone}</Ltr>
      </Fragment>
    ))
}

/** What must be known before somebody is called, in one line. */
export function useCare(): (contact: Contact) => string {
  const { t, locale } = useText()
  return (contact) =>
    [
      contact.languageSpoken &&
        t('crises:call.speaks', { language: languageName(contact.languageSpoken, locale) }),
      contact.interpreterNeeded && t('crises:call.needsInterpreter'),
      contact.bestTime,
      contact.studentNameUsed && t('cases:people.knowsAs', { name: contact.studentNameUsed }),
      contact.custodyNote && t('crises:call.custody', { note: contact.custodyNote }),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** What came of the last call to somebody, when that was, and when to call again; nothing where they were not called. */
export function useTried({ entries }: CrisisView['crisis']): (contactId: string) => string | null {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const isReached = parentReached(entries) !== null
  return (contactId) => {
    const last = lastTry(contactId, entries)
    if (!last) return null
    const result = t(`crises:call.results.${last.result}`)
    const tried = t('crises:call.triedAt', { result, time: clockTime(last.at, locale, timeZone) })
    if (last.againAt === null || isReached) return tried
    return `${tried} · ${t('crises:call.again', { time: clockTime(last.againAt, locale, timeZone) })}`
  }
}

/** The people of a student as large buttons with their numbers, somebody else after them; whom never to call is said, with why. */
export function Whom({
  view: { contacts, crisis },
  label,
  withPhones,
  ways,
  onChoose,
  onTaken,
}: {
  readonly view: Pick<CrisisView, 'contacts' | 'crisis'>
  readonly label: string
  readonly withPhones: boolean
  /** Other ways through the step. */
  readonly ways?: ReactNode
  readonly onChoose: (contactId: string | null) => void
  /** Nobody came: emergency services took the student. */
  readonly onTaken?: () => void
}): ReactElement {
  const { t } = useText()
  const care = useCare()
  const tried = useTried(crisis)
  const allowed = contacts.filter(({ doNotContact }) => !doNotContact)
  const reachable = callOrder(allowed)
  const other = withPhones ? elseToCall(crisis.entries)?.said : null
  const forbidden = contacts.filter(({ doNotContact }) => doNotContact)
  return (
    <>
      <div className={classes.choices} role="group" aria-label={label}>
        {reachable.map((contact, at) => {
          return (
            <Choice key={contact.id} number={at + 1} onChoose={() => onChoose(contact.id)}>
              <span className={classes.named}>
                <strong>{contactName(contact, t)}</strong>
                {withPhones && (
                  <span className={classes.phone}>
                    {contact.phone ? <Phones of={contact.phone} /> : t('crises:call.noPhone')}
                  </span>
                )}
              </span>
              <span className={classes.quiet}>
                {[withPhones && tried(contact.id), care(contact)].filter(Boolean).join(' · ')}
              </span>
            </Choice>
          )
        })}
      </div>
      {forbidden.map((contact) => (
        <p key={contact.id} className={classes.never}>
          <Icon name="stop" />
          <span>
            <strong>
              {t('crises:call.never')}: {contactName(contact, t)}
            </strong>
            {contact.doNotContactBasis && ` · ${contact.doNotContactBasis}`}
          </span>
        </p>
      ))}
      <div className={classes.ways}>
        <Choice number={reachable.length + 1} onChoose={() => onChoose(null)}>
          {t('crises:call.other')}
          {other?.kind === 'attempt' && (
            <span className={classes.quiet}>
              {other.whom} · {t('crises:call.tried', { result: t(`crises:call.results.${other.result}`) })}
            </span>
          )}
        </Choice>
        {onTaken && (
          <Choice number={reachable.length + 2} onChoose={onTaken}>
            {t('crises:taken.choice')}
          </Choice>
        )}
        {ways}
      </div>
    </>
  )
}
