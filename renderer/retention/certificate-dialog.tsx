import { Button } from '@mantine/core'
import { type ReactElement, useCallback, useEffect, useRef, useState } from 'react'

import type { Destruction } from '#shared/domain/retention.ts'
import { api } from '#renderer/api.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MissingSigns } from '#renderer/ui/missing-signs.tsx'
import { ProgressBar, TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { Counts } from './counts.tsx'
import { OlderCopies } from './older-copies.tsx'
import { renewOnce, useRenewals } from './renewals.ts'
import classes from './retention.module.css'

/** One certificate: what went, which backups still hold it, and the paper. */
export function CertificateDialog({
  destruction,
  onClose,
}: {
  readonly destruction: Destruction
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const moment = useMoment()
  const { id, number, at, byName, basis, counts, renewedAt, olderCopies } = destruction
  const renew = useTask(api.retention.renewBackups)
  const print = useTask(api.retention.print)
  const { start } = renew
  const makeNew = useCallback(
    (removeOlder: boolean) => renewOnce(id, () => start({ id, removeOlder })),
    [id, start],
  )
  const isRenewing = useRenewals(({ running }) => running.has(id))
  const isNew = useRef(olderCopies === null && !isRenewing)
  const look = useTask(api.retention.lookForCopies)
  const { start: lookAgain } = look
  const isLookedAt = useRef(false)
  const [isAsking, setAsking] = useState(false)
  useEffect(() => {
    // It was opened again while its backup is still being made: what is left is looked for afterwards.
    if (isLookedAt.current || isRenewing) return
    isLookedAt.current = true
    // What was destroyed just now is still in the last backup: the next one is made without asking.
    if (isNew.current) void makeNew(false)
    // Since it was last looked, copies may have gone, or come back with a restore.
    else void lookAgain({ id })
  }, [id, isRenewing, makeNew, lookAgain])
  const isBegunBefore = isRenewing && renew.state === 'idle'
  const busy = isRenewing || look.state === 'running'
  // Before the first backup without these records the file itself is written anew, and nothing else is answered.
  const isRewriting = renewedAt === null && renew.total === null
  const left = (renew.result ?? look.result)?.left
  const removable = olderCopies?.filter(({ name }) => name !== null).length ?? 0
  return (
    <Dialog title={t('retention:certificate.number', { number })} wide onClose={onClose}>
      <div className={classes.stack}>
        <p>
          {t('retention:certificate.by', { moment: moment(at), name: byName })} ·{' '}
          {t(`retention:destroy.basis.${basis}`)}
        </p>
        <Counts of={counts} />
        <h3>{t('retention:certificate.backups')}</h3>
        <TaskProgress
          label={t(isRewriting ? 'retention:certificate.rewriting' : 'retention:certificate.working')}
          task={{ ...renew, ...quietWhenDone(renew.state) }}
        />
        {isBegunBefore && <ProgressBar label={t('retention:certificate.working')} done={0} total={null} />}
        {!busy && (
          <>
            <Remark tone={renewedAt === null ? 'warning' : 'good'}>
              {renewedAt === null
                ? t('retention:certificate.notRenewed')
                : t('retention:certificate.renewed', { moment: moment(renewedAt) })}
            </Remark>
            <OlderCopies of={olderCopies} />
            <div className={classes.buttons}>
              <Button variant="default" size="xs" onClick={() => void makeNew(false)}>
                {t('retention:certificate.renew')}
              </Button>
              {left && removable > 0 && renewedAt !== null && (
                <Button variant="default" size="xs" aria-expanded={isAsking} onClick={() => setAsking(true)}>
                  {t('retention:certificate.remove')}
                </Button>
              )}
            </div>
            {isAsking && left && removable > 0 && renewedAt !== null && (
              <RemoveCopies
                count={removable}
                left={left}
                onKeep={() => setAsking(false)}
                onRemove={() => {
                  setAsking(false)
                  void makeNew(true)
                }}
              />
            )}
          </>
        )}
        <TaskProgress
          label={t('retention:print.running')}
          task={{ ...print, ...quietWhenDone(print.state) }}
        />
        <div role="status">
          {print.state === 'done' && (
            <Remark
              tone="good"
              title={t(print.result?.savedAs ? 'retention:print.saved' : 'retention:print.done')}
            />
          )}
          {print.state === 'done' && <MissingSigns of={print.result} />}
        </div>
        <div className={classes.buttons}>
          <Button
            leftSection={<Icon name="print" size="1rem" />}
            disabled={busy || print.state === 'running'}
            onClick={() => void print.start({ id, as: 'paper', language: locale })}
          >
            {t('common:actions.print')}
          </Button>
          <Button
            variant="default"
            disabled={busy || print.state === 'running'}
            onClick={() => void print.start({ id, as: 'pdf', language: locale })}
          >
            {t('common:actions.savePdf')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('retention:certificate.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Asked before backups go that nobody can bring back. */
function RemoveCopies({
  count,
  left,
  onKeep,
  onRemove,
}: {
  readonly count: number
  /** When those were made that stay, the newest first. */
  readonly left: readonly string[]
  readonly onKeep: () => void
  readonly onRemove: () => void
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  const [newest] = left
  const oldest = left.at(-1)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <div role="alert">
      <Remark
        tone="warning"
        title={t('retention:certificate.removes', { count, total: count + left.length })}
        action={
          <>
            <Button ref={keep} size="xs" variant="default" onClick={onKeep}>
              {t('retention:certificate.keep')}
            </Button>
            <Button size="xs" color="red" onClick={onRemove}>
              {t('retention:certificate.removeNow')}
            </Button>
          </>
        }
      >
        {newest !== undefined && oldest !== undefined
          ? t('retention:certificate.left', {
              count: left.length,
              newest: moment(newest),
              oldest: moment(oldest),
            })
          : t('retention:certificate.leftNone')}{' '}
        {t('retention:certificate.removeText')}
      </Remark>
    </div>
  )
}
