import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { ImportCounts } from '#shared/domain/import.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { countsSentence, rejectedCount } from './counts.tsx'
import { discardImport } from './step-bar.tsx'
import { useImport } from './imports-store.ts'
import { TakeBackButton } from './take-back-import.tsx'
import { useLook } from './use-look.ts'
import classes from './imports.module.css'

/** What was brought in, the rows that were not, and where to go from here. */
export function DoneStep({
  importId,
  written,
}: {
  readonly importId: string
  readonly written: readonly ImportCounts[]
}): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const undecided = useImport((work) => work.undecided)
  const subject = useImport(({ preview }) => preview?.subject)
  const isRoster = subject === 'roster'
  const past = useAnswer(api.imports.list, {})
  const kept = past.data?.find(({ id }) => id === importId)
  const isUndone = kept !== undefined && kept.takenBackAt !== null
  const rejected = rejectedCount(written)
  const { task, look } = useLook()
  return (
    <>
      <Section title={t('imports:screens.done.title')} tone="accent">
        <div className={classes.stack} role="status">
          {isUndone ? (
            <>
              <Remark
                action={
                  <Button
                    size="xs"
                    variant="default"
                    loading={task.state === 'running'}
                    onClick={() => void look()}
                  >
                    {t('imports:screens.actions.lookAgain')}
                  </Button>
                }
              >
                {t('imports:screens.done.undone')}
              </Remark>
              <TaskProgress label={t('imports:screens.preview.working')} task={task} />
            </>
          ) : (
            <Remark
              tone="good"
              title={countsSentence(written, t, ['new', 'changed', 'unchanged', 'left'])}
              {...(kept && {
                action: (
                  <TakeBackButton
                    id={importId}
                    subject={kept.subject}
                    at={kept.at}
                    canTakeBack={kept.canTakeBack}
                  />
                ),
              })}
            >
              {t(`imports:screens.done.undoHints.${subject ?? 'roster'}`)}
            </Remark>
          )}
          {undecided > 0 && !isUndone && (
            <Remark tone="warning" title={t('imports:screens.preview.undecided', { count: undecided })} />
          )}
          {rejected > 0 && !isUndone && <Rejected importId={importId} count={rejected} />}
        </div>
      </Section>
      <Section title={t('imports:screens.done.next')}>
        <div className={classes.buttons}>
          {subject === 'attendance' ? (
            <Button onClick={() => void navigate({ to: '/students' })}>
              {t('imports:screens.done.students')}
            </Button>
          ) : isRoster ? (
            <>
              <Button onClick={() => void navigate({ to: '/concerns/new' })}>
                {t('common:actions.newConcern')}
              </Button>
              <Button variant="default" onClick={() => void navigate({ to: '/students' })}>
                {t('imports:screens.done.students')}
              </Button>
            </>
          ) : (
            <Button onClick={() => void navigate({ to: '/providers' })}>
              {t('imports:screens.done.providers')}
            </Button>
          )}
          <Button variant="default" onClick={discardImport}>
            {t('imports:screens.actions.another')}
          </Button>
        </div>
      </Section>
    </>
  )
}

function Rejected({ importId, count }: { readonly importId: string; readonly count: number }): ReactElement {
  const { t } = useText()
  const save = useTask(api.imports.saveRejects)
  return (
    <>
      <Remark
        tone="warning"
        title={t('imports:screens.done.rejected', { count })}
        action={
          <Button
            size="xs"
            variant="default"
            loading={save.state === 'running'}
            onClick={() => void save.start({ importId })}
          >
            {t('imports:screens.actions.saveRejects')}
          </Button>
        }
      >
        {save.result?.saved ? t('imports:screens.done.savedRejects') : t('imports:screens.done.rejectedHow')}
      </Remark>
      <TaskProgress label={t('imports:screens.actions.saveRejects')} task={save} />
    </>
  )
}
