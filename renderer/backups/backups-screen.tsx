import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { BackupOverview } from '#shared/api/backups.ts'
import { casework, ownerOnly } from '#shared/api/roles.ts'
import type { BackupDestination } from '#shared/domain/backup.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useSession } from '#renderer/session/session-store.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Page, Section } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { ageSentence, problemSentence, sizeWords } from './backup-words.ts'
import lines from '#renderer/ui/lines.module.css'
import classes from './backups.module.css'
import { Destinations } from './destinations.tsx'
import { DrillDialog } from './drill-dialog.tsx'
import { PlanForm } from './plan-form.tsx'
import { useBackUp } from './use-back-up.ts'

/** Whether there is a good backup, where backups go, when they are made, and what came of each. */
export function BackupsScreen(): ReactElement {
  const { t } = useText()
  const demo = useSession((door) => door.demo)
  const answer = useAnswer(api.backups.overview, {}, { enabled: !demo })
  if (demo)
    return (
      <Page title={t('backups:title')} above={<SettingsLink />} narrow>
        <Remark>{t('backups:errors.notHere')}</Remark>
      </Page>
    )
  return <Answer of={answer}>{(overview) => <Backups overview={overview} />}</Answer>
}

function Backups({ overview }: { readonly overview: BackupOverview }): ReactElement {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const mayMake = useMay(casework)
  const { task, choosing, run, choose } = useBackUp()
  const [trying, setTrying] = useState<BackupDestination | null>(null)
  const { destinations, late, plan, history } = overview
  const isTroubled = destinations.some(({ trouble }) => trouble !== null)
  const busy = task.state === 'running' || choosing.state === 'running'
  return (
    <Page
      title={t('backups:title')}
      above={<SettingsLink />}
      narrow
      actions={
        mayMake &&
        destinations.length > 0 && (
          <Button loading={busy} onClick={() => void run()}>
            {t('backups:now')}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        <Remark tone={late || isTroubled ? 'warning' : 'good'} title={ageSentence(overview, t)} />
        <p className={lines.quiet}>{t('backups:text')}</p>
        <TaskProgress label={t('backups:making')} task={task} />
        {choosing.state === 'failed' && <ErrorNotice error={choosing.error} />}
        <Section title={t('backups:destinations.title')} count={destinations.length}>
          {destinations.length === 0 ? (
            <EmptyState
              icon="saved"
              title={t('backups:destinations.empty')}
              action={
                isOwner && (
                  <Button loading={busy} onClick={() => void choose()}>
                    {t('backups:destinations.add')}
                  </Button>
                )
              }
            >
              {t(isOwner ? 'backups:destinations.emptyText' : 'backups:banner.askOwner')}
            </EmptyState>
          ) : (
            <div className={classes.stack}>
              <Destinations
                destinations={destinations}
                busy={busy}
                onMake={({ id }) => void run(id)}
                onTry={setTrying}
              />
              {isOwner && (
                <div>
                  <Button variant="default" size="xs" loading={busy} onClick={() => void choose()}>
                    {t('backups:destinations.addAnother')}
                  </Button>
                </div>
              )}
              <p className={lines.quiet}>{t('backups:kept')}</p>
            </div>
          )}
        </Section>
        {isOwner && (
          <Section title={t('backups:plan.title')}>
            <PlanForm plan={plan} />
          </Section>
        )}
        {history.length > 0 && (
          <Section title={t('backups:history.title')}>
            <History of={history} />
          </Section>
        )}
      </div>
      {trying && <DrillDialog destination={trying} onClose={() => setTrying(null)} />}
    </Page>
  )
}

function History({ of: attempts }: { readonly of: BackupOverview['history'] }): ReactElement {
  const { t, locale } = useText()
  const moment = useMoment()
  return (
    <ul className={classes.history}>
      {attempts.map(({ at, name, folder, bytes, problem }, index) => (
        // Two folders may have been tried at one moment, and the order is the office's own.
        <li key={index}>
          <time dateTime={at}>{moment(at)}</time>
          <span>
            {problem === null
              ? t('backups:history.made', {
                  name,
                  folder: folder ?? '',
                  size: sizeWords(bytes ?? 0, locale),
                })
              : t('backups:history.failed', { name, sentence: problemSentence(problem, t) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
