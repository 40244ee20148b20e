import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import type { ActionLine, DecisionRecord } from '#shared/api/cycles.ts'
import { api } from '#renderer/api.ts'
import { ActionActs } from '#renderer/partnerships/action-lines.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { AddAction, ChangeAction } from './action-forms.tsx'
import classes from './cycles.module.css'
import { pageTitle } from './page-titles.ts'

type Doing =
  | { readonly what: 'add'; readonly decisionId: string }
  | { readonly what: 'change'; readonly action: ActionLine }

/** What was decided, with who does what and how far that is, and what became of it. */
export function DecisionLines({
  label,
  decisions,
  mayLead,
  buttons,
  untold = null,
}: {
  readonly label: string
  readonly decisions: readonly DecisionRecord[]
  readonly mayLead: boolean
  /** What else can be done about each. */
  readonly buttons?: (decision: DecisionRecord) => ReactNode
  /** What is said where nobody said what became of one. */
  readonly untold?: string | null
}): ReactElement {
  const { t } = useText()
  const finish = useCommand(api.cycles.finishAction)
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  return (
    <>
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <ul className={classes.decisions} aria-label={label}>
        {decisions.map((decision) => {
          const { id, what, about, became, actions } = decision
          return (
            <li key={id} className={classes.decision}>
              <p className={classes.said}>
                <strong>
                  <bdi>{what}</bdi>
                </strong>
              </p>
              {about && <p className={lines.quiet}>{t(pageTitle(about))}</p>}
              {actions.length > 0 && (
                <ul className={lines.lines} aria-label={`${t('cycles:actions.title')}: ${what}`}>
                  {actions.map((action) => (
                    <OneAction
                      key={action.id}
                      action={action}
                      onDone={() =>
                        void finish.run({ id: action.id, version: action.version }).catch(() => undefined)
                      }
                      onChange={() => setDoing({ what: 'change', action })}
                    />
                  ))}
                </ul>
              )}
              {became !== '' && (
                <p className={classes.said}>
                  {t('cycles:decisions.became')}: <bdi>{became}</bdi>
                </p>
              )}
              {became === '' && untold !== null && <p className={lines.quiet}>{untold}</p>}
              {mayLead && (
                <span className={lines.buttons}>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={t('cycles:actions.addTo', { what })}
                    onClick={() => setDoing({ what: 'add', decisionId: id })}
                  >
                    {t('cycles:actions.add')}
                  </Button>
                  {buttons?.(decision)}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {doing?.what === 'add' && <AddAction decisionId={doing.decisionId} onClose={stop} />}
      {doing?.what === 'change' && <ChangeAction action={doing.action} onClose={stop} />}
    </>
  )
}

function OneAction({
  action: { what, ownerName, dueOn, endedAt, schoolDaysLate },
  onDone,
  onChange,
}: {
  readonly action: ActionLine
  readonly onDone: () => void
  readonly onChange: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <li>
      <div className={lines.words}>
        <p>
          <bdi>{what}</bdi>
        </p>
        <p className={lines.quiet}>
          {ownerName} ·{' '}
          {endedAt === null ? (
            <DueLabel on={dueOn} late={schoolDaysLate} withDate />
          ) : (
            t('cycles:actions.isDone')
          )}
        </p>
      </div>
      {endedAt === null && <ActionActs what={what} onDone={onDone} onChange={onChange} />}
    </li>
  )
}
