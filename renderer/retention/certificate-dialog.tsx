import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useRef } from 'react'

import type { Destruction } from '#shared/domain/retention.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { Counts } from './counts.tsx'
import { OlderCopies } from './older-copies.tsx'
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
  const isNew = useRef(olderCopies === null)
  const { start } = renew
  useEffect(() => {
    // What was destroyed just now is still in the last backup: the next one is made without asking.
    if (isNew.current) void start({ id, removeOlder: false })
    isNew.current = false
  }, [id, start])
  const busy = renew.state === 'running'
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
          label={t('retention:certificate.working')}
          task={{ ...renew, ...quietWhenDone(renew.state) }}
        />
        {!busy && (
          <>
            <Remark tone={renewedAt === null ? 'warning' : 'good'}>
              {renewedAt === null
                ? t('retention:certificate.notRenewed')
                : t('retention:certificate.renewed', { moment: moment(renewedAt) })}
            </Remark>
            <OlderCopies of={olderCopies} />
            <div className={classes.buttons}>
              <Button variant="default" size="xs" onClick={() => void start({ id, removeOlder: false })}>
                {t('retention:certificate.renew')}
              </Button>
              {olderCopies?.some(({ name }) => name !== null) && (
                <Button
                  variant="default"
                  size="xs"
                  title={t('retention:certificate.removeText')}
                  onClick={() => void start({ id, removeOlder: true })}
                >
                  {t('retention:certificate.remove')}
                </Button>
              )}
            </div>
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

/** What came of it is said in words of its own. */
const quietWhenDone = (state: string) => (state === 'done' ? ({ state: 'idle' } as const) : {})
