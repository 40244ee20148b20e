import { Button, Menu } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { AgreementDocument } from '#shared/domain/agreement.ts'
import { MOST_SCANS } from '#shared/domain/consent-scan.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import classes from './partnerships.module.css'

/** A text of an agreement, by what it is called. */
interface NamedText {
  readonly id: string
  readonly title: string
}

/** The signed papers of one text: to look at, to keep another, to give a copy away. */
export function AgreementDocuments({
  agreementId,
  termId,
  documents,
  texts,
  mayWrite,
}: {
  readonly agreementId: string
  readonly termId: string
  readonly documents: readonly AgreementDocument[]
  /** All texts of the agreement: where there are several, a paper says with which it is kept. */
  readonly texts: readonly NamedText[]
  readonly mayWrite: boolean
}): ReactElement {
  const { t } = useText()
  const attach = useTask(api.agreements.attachDocument)
  const others = texts.filter(({ id }) => id !== termId)
  const term = texts.find(({ id }) => id === termId)?.title ?? ''
  return (
    <div className={classes.papers}>
      <h3 className={classes.heading}>{t('partnerships:documents.title')}</h3>
      {documents.length === 0 && <p className={lines.quiet}>{t('partnerships:documents.none')}</p>}
      {documents.length > 0 && (
        <ul className={lines.lines} aria-label={t('partnerships:documents.title')}>
          {documents.map((document, at) => (
            <Paper
              key={document.id}
              agreementId={agreementId}
              document={document}
              number={at + 1}
              others={others}
              mayWrite={mayWrite}
            />
          ))}
        </ul>
      )}
      {attach.state === 'failed' && <ErrorNotice error={attach.error} />}
      {mayWrite && documents.length < MOST_SCANS && (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            loading={attach.state === 'running'}
            onClick={() => void attach.start({ agreementId, termId, token: null })}
          >
            {others.length > 0
              ? t('partnerships:documents.addTo', { term })
              : t('partnerships:documents.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Paper({
  agreementId,
  document: { id, kind, size, addedAt },
  number,
  others,
  mayWrite,
}: {
  readonly agreementId: string
  readonly document: AgreementDocument
  readonly number: number
  readonly others: readonly NamedText[]
  readonly mayWrite: boolean
}): ReactElement {
  const { t } = useText()
  const remove = useCommand(api.agreements.removeDocument)
  const move = useCommand(api.agreements.moveDocument)
  const save = useTask(api.agreements.saveDocument)
  const [looks, setLooks] = useState(false)
  const label = t('partnerships:documents.page', { number })
  const isPdf = kind === 'application/pdf'
  return (
    <li>
      <p className={lines.words}>
        {label} · <MomentText at={addedAt} />
        {isPdf && ` · ${t('partnerships:documents.pdf', { kilobytes: Math.ceil(size / 1024) })}`}
      </p>
      <span className={lines.buttons}>
        {!isPdf && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={looks}
            aria-label={`${t('partnerships:documents.look')}: ${label}`}
            onClick={() => setLooks(!looks)}
          >
            {t('partnerships:documents.look')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={`${t('partnerships:documents.save')}: ${label}`}
          onClick={() => void save.start({ agreementId, id })}
        >
          {t('partnerships:documents.save')}
        </Button>
        {mayWrite && others.length > 0 && (
          <PopMenu
            target={
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${t('partnerships:documents.move')}: ${label}`}
              >
                {t('partnerships:documents.move')}
              </Button>
            }
          >
            {others.map(({ id: to, title }) => (
              <Menu.Item
                key={to}
                onClick={() => void move.run({ agreementId, id, termId: to }).catch(() => undefined)}
              >
                {title}
              </Menu.Item>
            ))}
          </PopMenu>
        )}
        {mayWrite && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={`${t('common:actions.remove')}: ${label}`}
            onClick={() => void remove.run({ agreementId, id }).catch(() => undefined)}
          >
            {t('common:actions.remove')}
          </Button>
        )}
      </span>
      {looks && <Picture agreementId={agreementId} id={id} label={label} />}
      <div role="status">
        {save.state === 'done' && save.result && (
          <Remark tone="warning">{t('partnerships:documents.saved', { name: save.result.savedAs })}</Remark>
        )}
      </div>
      {save.state === 'failed' && <ErrorNotice error={save.error} />}
      {move.error && <ErrorNotice error={move.error} />}
      {remove.error && <ErrorNotice error={remove.error} />}
    </li>
  )
}

function Picture({
  agreementId,
  id,
  label,
}: {
  readonly agreementId: string
  readonly id: string
  readonly label: string
}): ReactElement {
  const page = useAnswer(api.agreements.document, { agreementId, id })
  return (
    <Answer of={page} lines={8}>
      {({ kind, base64 }) => (
        <img className={classes.picture} alt={label} src={`data:${kind};base64,${base64}`} />
      )}
    </Answer>
  )
}
