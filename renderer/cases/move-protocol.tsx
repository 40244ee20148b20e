import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { isOpenOn } from '#shared/domain/case-task.ts'
import { type Protocol, stepsNeverBegun } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useFollowedProtocol } from '#renderer/school-words.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import classes from './cases.module.css'

/** The version a case could move to, where it is open and follows another. */
export function useNextProtocol({ case: one, openUntil }: CaseRecord): Protocol | null {
  const followed = useFollowedProtocol()
  const mayMove = one.closedOn === null && openUntil === null
  return mayMove && followed && followed.number !== one.protocolNumber ? followed : null
}

/** Says what changes when a case follows another version from now on, and lets it. */
export function MoveProtocol({
  record,
  to,
  onDone,
}: {
  readonly record: CaseRecord
  readonly to: Protocol
  readonly onDone: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { case: one, tasks, today } = record
  const move = useCommand(api.cases.moveToProtocol)
  const open = tasks.filter((task) => isOpenOn(task, today))
  const isThere = (stepId: string | null) => to.document.steps.some(({ id }) => id === stepId)
  const gone = open.filter(({ source, stepId }) => source === 'protocol' && !isThere(stepId))
  const begins = stepsNeverBegun(to.document, { urgency: one.urgency, tasks })
  const list = (named: readonly { readonly name: string }[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(named.map(({ name }) => `“${name}”`))
  const run = () =>
    void move
      .run({ id: one.id, version: one.version, number: to.number })
      .then(onDone)
      .catch(() => undefined)
  const numbers = { from: String(one.protocolNumber ?? ''), to: String(to.number) }
  return (
    <div className={classes.moving}>
      <p>{t(one.protocolNumber === null ? 'cases:move.fromNone' : 'cases:move.from', numbers)}</p>
      <ul className={classes.points}>
        <li>
          {begins.length > 0
            ? t('cases:move.begins', { steps: list(begins), count: begins.length })
            : t('cases:move.beginsNothing')}
        </li>
        {gone.length > 0 && <li>{t('cases:move.gone', { steps: list(gone), count: gone.length })}</li>}
        {open.length > gone.length && <li>{t('cases:move.goesOn', { count: open.length - gone.length })}</li>}
        {to.why && <li>{t('cases:move.why', { why: to.why })}</li>}
      </ul>
      <p>
        <Link to="/protocols/$number" params={{ number: to.number }}>
          {t('cases:move.read', numbers)}
        </Link>
      </p>
      {move.error && <ErrorNotice error={move.error} retry={() => void refreshEverything()} />}
      <div className={classes.buttons}>
        <Button loading={move.busy} onClick={run}>
          {t('cases:move.action', numbers)}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </div>
  )
}
