import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { type ConsentScan, MOST_SCANS } from '#shared/domain/consent-scan.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './consents.module.css'

/** The signed pages of one consent: to look at, to take another one in, to give a copy to whoever asks. */
export function SignedPages({
  studentId,
  consentId,
  onClose,
}: {
  readonly studentId: string
  readonly consentId: string
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const scans = useAnswer(api.consentScans.ofStudent, { studentId })
  const attach = useTask(api.consentScans.attach)
  const mine = (scans.data ?? []).filter((scan) => scan.consentId === consentId)
  return (
    <Dialog title={t('consents:scans.title')} wide="very" onClose={onClose}>
      <p>{t('consents:scans.about')}</p>
      {attach.state === 'failed' && <ErrorNotice error={attach.error} />}
      {mine.length < MOST_SCANS && (
        <div className={lines.buttons}>
          <Button
            data-autofocus
            variant={mine.length === 0 ? 'filled' : 'default'}
            loading={attach.state === 'running'}
            onClick={() => void attach.start({ consentId, token: null })}
          >
            {t('consents:scans.add')}
          </Button>
        </div>
      )}
      <Answer of={scans}>
        {() => (
          <ul className={classes.scans} aria-label={t('consents:scans.title')}>
            {mine.map((scan, at) => (
              <SignedPage key={scan.id} scan={scan} number={at + 1} />
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  )
}

function SignedPage({
  scan: { id, consentId, kind, addedAt },
  number,
}: {
  readonly scan: ConsentScan
  readonly number: number
}): ReactElement {
  const { t } = useText()
  const remove = useCommand(api.consentScans.remove)
  const save = useTask(api.consentScans.save)
  const label = t('consents:scans.page', { number })
  return (
    <li>
      <div className={classes.scanHead}>
        <p>
          <strong>{label}</strong> · <MomentText at={addedAt} />
        </p>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${t('consents:scans.save')}: ${label}`}
          onClick={() => void save.start({ consentId, id })}
        >
          {t('consents:scans.save')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={`${t('common:actions.remove')}: ${label}`}
          onClick={() => void remove.run({ consentId, id })}
        >
          {t('common:actions.remove')}
        </Button>
      </div>
      {kind === 'application/pdf' ? (
        <p className={classes.quiet}>{t('consents:scans.pdf')}</p>
      ) : (
        <Picture id={id} consentId={consentId} label={label} />
      )}
      {save.state === 'failed' && <ErrorNotice error={save.error} />}
      {remove.error && <ErrorNotice error={remove.error} />}
    </li>
  )
}

function Picture({
  id,
  consentId,
  label,
}: {
  readonly id: string
  readonly consentId: string
  readonly label: string
}): ReactElement {
  const page = useAnswer(api.consentScans.get, { id, consentId })
  return (
    <Answer of={page} lines={8}>
      {({ kind, base64 }) => (
        <img className={classes.scan} alt={label} src={`data:${kind};base64,${base64}`} />
      )}
    </Answer>
  )
}
