import { ActionIcon, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'

import type { PaperLine, RunningOut } from '#shared/api/consent-requests.ts'
import { isTakenForLost } from '#shared/domain/consent-request.ts'
import { Reaching } from '#renderer/cases/case-people.tsx'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './papers.module.css'

/** What can be done about a paper that is waited for. */
export type PaperAct = 'remind' | 'record' | 'decline' | 'give-up'

const KEYS: Readonly<Record<PaperAct, string>> = { remind: 'R', record: 'S', decline: 'D', 'give-up': 'N' }
const ICONS: Readonly<Record<PaperAct, IconName>> = {
  remind: 'note',
  record: 'consent',
  decline: 'stop',
  'give-up': 'close',
}

const actsOf = ({ schoolDaysWaited }: PaperLine): readonly PaperAct[] => [
  'remind',
  'record',
  'decline',
  ...(isTakenForLost(schoolDaysWaited) ? (['give-up'] as const) : []),
]

/** The line an event happened in, and the letter that was pressed; nothing where it is a key of the window. */
function letterIn(event: KeyboardEvent<HTMLElement>): { readonly id?: string; readonly letter: string } {
  if (event.ctrlKey || event.metaKey || event.altKey) return { letter: '' }
  const id = (event.target as HTMLElement).closest('li')?.dataset['line']
  return { ...(id && { id }), letter: event.key.toUpperCase() }
}

/** Papers that are waited for, one line each; arrow keys walk, Enter opens, a letter does what its button does. */
export function WaitingPapers({
  label,
  papers,
  showsOwner,
  onAct,
}: {
  readonly label: string
  readonly papers: readonly PaperLine[]
  readonly showsOwner: boolean
  readonly onAct: (act: PaperAct, paper: PaperLine) => void
}): ReactElement {
  const { t } = useText()
  const hear = (event: KeyboardEvent<HTMLUListElement>) => {
    if (walkLines(event)) return
    const { id, letter } = letterIn(event)
    const paper = papers.find((candidate) => candidate.id === id)
    const act = paper && actsOf(paper).find((one) => KEYS[one] === letter)
    if (!paper || !act) return
    // The key must not land in the form it opens.
    event.preventDefault()
    onAct(act, paper)
  }
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={hear}>
      {papers.map((paper) => (
        <li key={paper.id} className={classes.line} data-line={paper.id}>
          <div className={classes.words}>
            <PaperLink paper={paper} />
            <Asked paper={paper} />
            {paper.contact && <Reaching contact={paper.contact} />}
          </div>
          <p className={classes.when}>
            <Tag tone={isTakenForLost(paper.schoolDaysWaited) ? 'warn' : 'quiet'}>
              {t('papers:line.waited', { count: paper.schoolDaysWaited })}
            </Tag>
            {showsOwner && <span className={classes.quiet}>{paper.ownerName}</span>}
          </p>
          <span className={classes.acts}>
            {actsOf(paper).map((act) => (
              <Act
                key={act}
                label={t(`papers:acts.${act}`)}
                of={paper.studentName}
                keys={KEYS[act]}
                icon={ICONS[act]}
                run={() => onAct(act, paper)}
              />
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Papers nobody waits for any longer, and how that came. */
export function EndedPapers({
  label,
  papers,
  showsOwner,
}: {
  readonly label: string
  readonly papers: readonly PaperLine[]
  readonly showsOwner: boolean
}): ReactElement {
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={walkLines}>
      {papers.map((paper) => (
        <li key={paper.id} className={classes.line}>
          <div className={classes.words}>
            <PaperLink paper={paper} />
            <Asked paper={paper} />
            <Ended paper={paper} />
          </div>
          {showsOwner && (
            <p className={classes.when}>
              <span className={classes.quiet}>{paper.ownerName}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Consents in use that end soon; A asks again. */
export function EndingConsents({
  label,
  consents,
  showsOwner,
  onAskAgain,
}: {
  readonly label: string
  readonly consents: readonly RunningOut[]
  readonly showsOwner: boolean
  readonly onAskAgain: (consent: RunningOut) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const hear = (event: KeyboardEvent<HTMLUListElement>) => {
    if (walkLines(event)) return
    const { id, letter } = letterIn(event)
    const consent = consents.find((candidate) => candidate.id === id)
    if (!consent || letter !== 'A') return
    event.preventDefault()
    onAskAgain(consent)
  }
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={hear}>
      {consents.map((consent) => (
        <li key={consent.id} className={classes.line} data-line={consent.id}>
          <div className={classes.words}>
            <Link to="/cases/$caseId" params={{ caseId: consent.caseId }} className={classes.link} data-walk>
              <What of={consent} />
            </Link>
            <p className={classes.quiet}>{t('papers:line.signedBy', { name: consent.signer })}</p>
          </div>
          <p className={classes.when}>
            <Tag tone="warn">
              {t('papers:line.endsOn', {
                day: shortDay(consent.expiresOn, locale, today),
                count: consent.schoolDaysLeft,
              })}
            </Tag>
            {showsOwner && <span className={classes.quiet}>{consent.ownerName}</span>}
          </p>
          <span className={classes.acts}>
            <Act
              label={t('papers:acts.ask-again')}
              of={consent.studentName}
              keys="A"
              icon="paper"
              run={() => onAskAgain(consent)}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Act({
  label,
  of,
  keys,
  icon,
  run,
}: {
  readonly label: string
  /** Whose paper it is. */
  readonly of: string
  readonly keys: string
  readonly icon: IconName
  readonly run: () => void
}): ReactElement {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon aria-label={`${label}: ${of}`} aria-keyshortcuts={keys} onClick={run}>
        <Icon name={icon} size="1.125rem" />
      </ActionIcon>
    </Tooltip>
  )
}

/** Leads to what waits for the paper: the referral, or else the case, or else the student. */
function PaperLink({ paper }: { readonly paper: PaperLine }): ReactElement {
  const { referralId, caseId, studentId } = paper
  const shown = { className: classes.link, 'data-walk': true, children: <What of={paper} /> }
  if (referralId !== null) return <Link to="/referrals/$referralId" params={{ referralId }} {...shown} />
  if (caseId !== null) return <Link to="/cases/$caseId" params={{ caseId }} {...shown} />
  return <Link to="/students/$studentId" params={{ studentId }} {...shown} />
}

/** Whose paper it is, and what it is for. */
export function What({
  of: { studentName, kind, recipients, ...paper },
  isNameless = false,
}: {
  readonly of: Pick<PaperLine, 'studentName' | 'kind' | 'recipients'> & {
    readonly destination?: string | null
  }
  /** Off where the whole page is about the student. */
  readonly isNameless?: boolean
}): ReactNode {
  const { t } = useText()
  const whom = recipients.length > 0 ? recipients.join(', ') : paper.destination
  return (
    <>
      {!isNameless && <strong>{studentName} </strong>}
      <span>
        {t(`vocabulary:consentKind.${kind}`)}
        {whom && ` · ${whom}`}
      </span>
    </>
  )
}

/** Of whom it was asked and how, and how often they were reminded. */
function Asked({ paper }: { readonly paper: PaperLine }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  const last = paper.reminders.at(-1)
  return (
    <>
      <p className={classes.quiet}>
        {[
          paper.askedName
            ? t('papers:line.asked', { name: paper.askedName, day: day(paper.askedOn) })
            : t('papers:line.askedOn', { day: day(paper.askedOn) }),
          paper.how && t(`vocabulary:askedHow.${paper.how}`),
          paper.language && languageName(paper.language, locale),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {paper.isKeptAway && (
        <p className={classes.forbidden}>
          <Icon name="stop" />
          <span>{t('papers:line.keptAway')}</span>
        </p>
      )}
      {last && (
        <p className={classes.quiet}>
          {t('papers:line.reminded', {
            count: paper.reminders.length,
            day: day(last.on),
            how: t(`vocabulary:askedHow.${last.how}`),
          })}
        </p>
      )}
    </>
  )
}

function Ended({ paper: { ending, schoolDaysWaited } }: { readonly paper: PaperLine }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  switch (ending?.state) {
    case 'returned':
      return <p>{t('papers:ended.returned', { day: day(ending.on), count: schoolDaysWaited })}</p>
    case 'declined':
      return (
        <p>
          {t('papers:ended.declined', { name: ending.by, day: day(ending.on) })}
          {ending.words && ` · ${ending.words}`}
        </p>
      )
    case 'never-returned':
      return <p>{t('papers:ended.never', { day: day(ending.on), count: ending.schoolDays })}</p>
    default:
      return <p>{t('papers:ended.moot')}</p>
  }
}
