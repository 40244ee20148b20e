import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PartnerActionLine } from '#shared/api/partnerships.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { DueLabel } from '#renderer/ui/due-label.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import type { ChangedAction } from './action-form.tsx'

/** Who does what after a meeting with a partner, and what is done. */
export function ActionLines({
  label,
  actions,
  mayWrite,
  onChange,
}: {
  readonly label: string
  readonly actions: readonly PartnerActionLine[]
  readonly mayWrite: boolean
  readonly onChange: (action: ChangedAction) => void
}): ReactElement | null {
  const { t } = useText()
  const finish = useCommand(api.partnerMeetings.finishAction)
  if (actions.length === 0) return null
  return (
    <>
      {finish.error && <ErrorNotice error={finish.error} retry={() => void refreshEverything()} />}
      <ul className={lines.lines} aria-label={label}>
        {actions.map((action) => {
          const { id, version, what, ownerName, dueOn, endedAt, schoolDaysLate } = action
          return (
            <li key={id}>
              <div className={lines.words}>
                <p>{what}</p>
                <p className={lines.quiet}>
                  {ownerName} ·{' '}
                  {endedAt === null ? (
                    <DueLabel on={dueOn} late={schoolDaysLate} withDate />
                  ) : (
                    t('partnerships:actions.isDone')
                  )}
                </p>
              </div>
              {mayWrite && endedAt === null && (
                <ActionActs
                  what={what}
                  onDone={() => void finish.run({ id, version }).catch(() => undefined)}
                  onChange={() => onChange(action)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What can be done about an action: it is done, or somebody else does it. */
export function ActionActs({
  what,
  onDone,
  onChange,
}: {
  readonly what: string
  readonly onDone: () => void
  readonly onChange: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <span className={lines.buttons}>
      <Tooltip label={t('tasks:done.action')}>
        <ActionIcon aria-label={t('partnerships:actions.done', { what })} onClick={onDone}>
          <Icon name="check" size="1.125rem" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('partnerships:actions.changeTitle')}>
        <ActionIcon aria-label={t('partnerships:actions.change', { what })} onClick={onChange}>
          <Icon name="clock" size="1.125rem" />
        </ActionIcon>
      </Tooltip>
    </span>
  )
}
