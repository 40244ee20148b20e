import { ActionIcon, Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { coverageOf, type StaffReader } from '#shared/domain/acknowledgement.ts'
import type { Protocol } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMe } from '#renderer/session/session-store.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { DateText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { MissingSigns } from '#renderer/ui/missing-signs.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './protocols.module.css'
import { SignedSheetDialog } from './signed-sheet-dialog.tsx'
import { useIsGuest } from './use-protocol-rights.ts'

/** Who of the staff has read a published version, and the ways to say so: here, or from a signed sheet. */
export function Acknowledgements({
  protocol,
  isCurrent,
}: {
  readonly protocol: Protocol
  /** An earlier version is only told of: nobody is asked to read it any more. */
  readonly isCurrent: boolean
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.acknowledgements.list, { protocolId: protocol.id })
  return (
    <Section title={t('protocol:read.title')}>
      <Answer of={answer}>
        {({ readers }) => <Readers protocol={protocol} readers={readers} isCurrent={isCurrent} />}
      </Answer>
    </Section>
  )
}

function Readers({
  protocol: { id: protocolId },
  readers,
  isCurrent,
}: {
  readonly protocol: Protocol
  readonly readers: readonly StaffReader[]
  readonly isCurrent: boolean
}): ReactElement {
  const { t, locale } = useText()
  const { accountId } = useMe()
  const isGuest = useIsGuest()
  const acknowledge = useCommand(api.acknowledgements.acknowledge)
  const remove = useCommand(api.acknowledgements.remove)
  const sheet = useTask(api.acknowledgements.printSheet)
  const [enters, setEnters] = useState(false)
  const { read, of } = coverageOf(readers)
  const missing = readers.filter(({ acknowledged }) => acknowledged === null)
  const done = readers.filter(({ acknowledged }) => acknowledged !== null)
  const isMine = missing.some(({ colleague }) => colleague.id === accountId)
  return (
    <div className={classes.stack}>
      <p>
        <strong>
          {isCurrent
            ? t('protocol:read.coverage', { read, of })
            : t('protocol:read.readThen', { count: done.length })}
        </strong>
      </p>
      {acknowledge.error && <ErrorNotice error={acknowledge.error} />}
      {remove.error && <ErrorNotice error={remove.error} />}
      {isCurrent && (
        <div className={lines.buttons}>
          {isMine && (
            <Button
              leftSection={<Icon name="check" size="1rem" />}
              loading={acknowledge.busy}
              onClick={() => void acknowledge.run({ protocolId }).catch(() => undefined)}
            >
              {t('protocol:read.iHave')}
            </Button>
          )}
          {missing.length > 0 && !isGuest && (
            <>
              <Button variant="default" onClick={() => setEnters(true)}>
                {t('protocol:read.enterSheet')}
              </Button>
              <Button
                variant="default"
                leftSection={<Icon name="print" size="1rem" />}
                loading={sheet.state === 'running'}
                onClick={() => void sheet.start({ protocolId, as: 'paper', language: locale })}
              >
                {t('protocol:read.printSheet')}
              </Button>
            </>
          )}
        </div>
      )}
      <TaskProgress label={t('protocol:print.running')} task={sheet} />
      <div role="status">{sheet.state === 'done' && <MissingSigns of={sheet.result} />}</div>
      {isCurrent && missing.length > 0 && (
        <details>
          <summary className={classes.fold}>{t('protocol:read.missing', { count: missing.length })}</summary>
          <ul className={lines.lines}>
            {missing.map((reader) => (
              <li key={reader.colleague.id}>
                <NameOf reader={reader} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {done.length > 0 && (
        <details>
          <summary className={classes.fold}>{t('protocol:read.done', { count: done.length })}</summary>
          <ul className={lines.lines}>
            {done.map((reader) => (
              <li key={reader.colleague.id}>
                <NameOf reader={reader} />
                {(!isGuest || reader.colleague.id === accountId) && (
                  <ActionIcon
                    aria-label={`${t('common:actions.remove')}: ${reader.name}`}
                    onClick={() =>
                      void remove.run({ protocolId, colleague: reader.colleague }).catch(() => undefined)
                    }
                  >
                    <Icon name="close" size="1rem" />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {enters && (
        <SignedSheetDialog protocolId={protocolId} missing={missing} onClose={() => setEnters(false)} />
      )}
    </div>
  )
}

function NameOf({
  reader: { name, position, isHere, acknowledged },
}: {
  readonly reader: StaffReader
}): ReactElement {
  const { t } = useText()
  return (
    <div className={lines.words}>
      <p>{name}</p>
      <p className={lines.quiet}>
        {acknowledged ? (
          <>
            {t(`protocol:read.how.${acknowledged.how}`)} · <DateText on={acknowledged.on} />
          </>
        ) : (
          position
        )}
        {!isHere && ` · ${t('protocol:read.left')}`}
      </p>
    </div>
  )
}
