import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import { isTakenForLost } from '#shared/domain/consent-request.ts'
import { formToSign } from '#shared/domain/form.ts'
import { Reaching } from '#renderer/cases/case-people.tsx'
import { useText } from '#renderer/text.ts'
import { walkFromHeading, walkLines } from '#renderer/today/walk-lines.ts'
import type { IconName } from '#renderer/ui/icon.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { Act, letterIn } from './paper-act.tsx'
import { Asked, PaperLink } from './paper-line.tsx'
import classes from './papers.module.css'

/** What can be done about a paper that is waited for. */
export type PaperAct = 'print' | 'remind' | 'record' | 'decline' | 'call-off' | 'give-up'

const KEYS: Readonly<Record<PaperAct, string>> = {
  print: 'P',
  remind: 'R',
  record: 'S',
  decline: 'D',
  'call-off': 'X',
  'give-up': 'N',
}
const ICONS: Readonly<Record<PaperAct, IconName>> = {
  print: 'print',
  remind: 'note',
  record: 'consent',
  decline: 'stop',
  'call-off': 'trash',
  'give-up': 'close',
}

const actsOf = ({ kind, isKeptAway, schoolDaysWaited }: PaperLine): readonly PaperAct[] => [
  ...(formToSign(kind) !== null && !isKeptAway ? (['print'] as const) : []),
  'remind',
  'record',
  'decline',
  'call-off',
  ...(isTakenForLost(schoolDaysWaited) ? (['give-up'] as const) : []),
]

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
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => walkFromHeading(list), [])
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
    <ul ref={list} className={classes.lines} aria-label={label} onKeyDown={hear}>
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
