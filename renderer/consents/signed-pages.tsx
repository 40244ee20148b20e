import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { type ConsentScan, MOST_SCANS } from '#shared/domain/consent-scan.ts'
import { schoolName } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import classes from './consents.module.css'

/** Whose consent it is, and the day it is looked at. */
type OfStudent = Pick<CaseRecord, 'student' | 'today'>

/** The signed pages of one consent: to look at, to take another one in, to give a copy to whoever asks. */
export function SignedPages({
  record,
  consent,
  onClose,
}: {
  readonly record: OfStudent
  readonly consent: Consent
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const scans = useAnswer(api.consentScans.ofStudent, { studentId: record.student.id })
  const attach = useTask(api.consentScans.attach)
  const mine = (scans.data ?? []).filter((scan) => scan.consentId === consent.id)
  return (
    <Dialog title={t('consents:scans.title')} wide="very" onClose={onClose}>
      <Whose record={record} consent={consent} />
      <p>{t('consents:scans.about')}</p>
      {attach.state === 'failed' && <ErrorNotice error={attach.error} />}
      {mine.length < MOST_SCANS && (
        <div className={lines.buttons}>
          <Button
            data-autofocus
            variant={mine.length === 0 ? 'filled' : 'default'}
            loading={attach.state === 'running'}
            onClick={() => void attach.start({ consentId: consent.id, token: null })}
          >
            {t('consents:scans.add')}
          </Button>
        </div>
      )}
      <Answer of={scans}>
        {() => (
          <ul className={classes.scans} aria-label={t('consents:scans.title')}>
            {mine.map((scan, at) => (
              <SignedPage key={scan.id} scan={scan} number={at + 1} studentId={record.student.id} />
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  )
}

/** Whose page it is and which consent it says: nobody keeps a page with the wrong one. */
function Whose({
  record: { student, today },
  consent: { kind, recipientNames, signer, signedOn },
}: {
  readonly record: OfStudent
  readonly consent: Consent
}): ReactElement {
  const { t, locale } = useText()
  const signed = t('consents:scans.signed', { signer, day: shortDay(signedOn, locale, today) })
  const about = [t(`vocabulary:consentKind.${kind}`), ...Object.values(recipientNames), signed]
  return (
    <p>
      <strong>{schoolName(student)}</strong> · {about.join(' · ')}
    </p>
  )
}

function SignedPage({
  scan: { id, consentId, kind, size, pages, addedAt },
  number,
  studentId,
}: {
  readonly scan: ConsentScan
  readonly number: number
  readonly studentId: string
}): ReactElement {
  const { t } = useText()
  const remove = useCommand(api.consentScans.remove)
  const save = useTask(api.consentScans.save)
  const label = t('consents:scans.page', { number })
  const isPdf = kind === 'application/pdf'
  const saveWords = t(isPdf ? 'consents:scans.saveToLook' : 'consents:scans.save')
  return (
    <li>
      <div className={classes.scanHead}>
        <p>
          <strong>{label}</strong> · <MomentText at={addedAt} />
        </p>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${saveWords}: ${label}`}
          onClick={() => void save.start({ consentId, id })}
        >
          {saveWords}
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
      {isPdf ? (
        <p className={classes.quiet}>
          {pages === null ? t('consents:scans.uncounted') : t('consents:scans.pages', { count: pages })}{' '}
          {t('consents:scans.pdf', { kilobytes: Math.ceil(size / 1024) })}
        </p>
      ) : (
        <Picture id={id} consentId={consentId} label={label} />
      )}
      <div role="status">
        {save.state === 'done' && save.result && (
          <Remark tone="warning">{t('consents:scans.saved', { name: save.result.savedAs })}</Remark>
        )}
      </div>
      {save.state === 'done' && <SayWhere studentId={studentId} forms={['signed-release', 'signed-page']} />}
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
