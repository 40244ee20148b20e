import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CrisisLine } from '#shared/api/crises.ts'
import { useText } from '#renderer/text.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './crisis-box.module.css'

/** Crises under way: whose, at which step each stands, and whose turn it is. */
export function CrisisLines({
  label,
  lines,
}: {
  readonly label: string
  readonly lines: readonly CrisisLine[]
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  return (
    <ul className={classes.lines} aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <Link to="/crisis/$crisisId" params={{ crisisId: line.id }} className={classes.line}>
            <span className={classes.who}>{line.studentName}</span>
            <span className={classes.step}>
              {line.writtenDueOn === null ? (
                t('crises:box.step', { place: line.place, steps: line.steps, step: line.stepName })
              ) : (
                <>
                  {t('crises:box.written')} <DateText on={line.writtenDueOn} />
                </>
              )}
            </span>
            <span className={classes.when}>
              <Turn line={line} />
              <span>{t('crises:box.since', { when: moment(line.startedAt) })}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Turn({ line: { isMine, actorName, fetch } }: { readonly line: CrisisLine }): ReactElement {
  const { t, locale } = useText()
  const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(fetch)
  return (
    <>
      {isMine && <Tag tone="danger">{t('crises:box.mine')}</Tag>}
      {!isMine && actorName === null && (
        <strong>{names ? t('crises:box.fetch', { names }) : t('crises:box.nobody')}</strong>
      )}
      {!isMine && actorName !== null && <span>{t('crises:box.turnOf', { name: actorName })}</span>}
    </>
  )
}
