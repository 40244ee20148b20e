import { Button } from '@mantine/core'
import { type ReactElement, useCallback } from 'react'

import type { ImportSubject } from '#shared/domain/import.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import { Isolated } from '#renderer/ui/isolated.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import { type Dropped, type FilesWanted, readFiles } from './dropped-files.ts'
import { countsSentence } from './counts.tsx'
import { beginImport } from './imports-store.ts'
import { Stayed, TakeBackButton } from './take-back-import.tsx'
import { WasMissing } from './missing-records.tsx'
import { useDrop } from './use-drop.ts'
import classes from './imports.module.css'

/** Where files are dropped or chosen, with what can be brought in and what was before. */
export function ChooseStep(): ReactElement {
  const { t } = useText()
  const task = useTask(readFiles)
  const { start } = task
  const isReading = task.state === 'running'
  const read = useCallback(
    async (wanted: FilesWanted) => {
      const found = await start(wanted)
      if (found) beginImport(found)
    },
    [start],
  )
  const takeDrop = useCallback((dropped: Dropped) => void read({ dropped }), [read])
  const hovers = useDrop(isReading ? null : takeDrop)
  return (
    <>
      <div className={classes.drop} data-hovers={hovers || undefined}>
        <Icon name="import" size="2rem" />
        <p className={classes.dropWords}>
          {hovers ? t('imports:screens.choose.dropNow') : t('imports:screens.choose.drop')}
        </p>
        <div className={classes.buttons}>
          <Button loading={isReading} onClick={() => void read({ from: 'files' })}>
            {t('imports:screens.choose.files')}
          </Button>
          <Button variant="default" disabled={isReading} onClick={() => void read({ from: 'folder' })}>
            {t('imports:screens.choose.folder')}
          </Button>
        </div>
        <p className={classes.quiet}>{t('imports:screens.choose.safe')}</p>
        <div className={classes.progress}>
          {/* Whoever closes the dialog knows that they did. */}
          <TaskProgress
            label={t('imports:screens.choose.reading')}
            task={task.state === 'cancelled' ? { ...task, state: 'idle' } : task}
          />
        </div>
      </div>
      <div className={classes.ways}>
        <Way of="roster" icon="students" />
        <Way of="providers" icon="provider" />
        <Way of="attendance" icon="calendar" />
      </div>
      <PastImports />
    </>
  )
}

function Way({ of, icon }: { readonly of: ImportSubject; readonly icon: IconName }): ReactElement {
  const { t } = useText()
  return (
    <Section
      title={
        <>
          <Icon name={icon} /> {t(`imports:screens.choose.${of}Title`)}
        </>
      }
    >
      <div className={classes.stack}>
        <p>{t(`imports:screens.choose.${of}Text`)}</p>
        <p className={classes.quiet}>{t(`imports:screens.choose.${of}How`)}</p>
      </div>
    </Section>
  )
}

function TakenBack({ at }: { readonly at: string }): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  return <Tag tone="quiet">{t('imports:screens.choose.takenBack', { day: moment(at) })}</Tag>
}

function PastImports(): ReactElement {
  const { t } = useText()
  const past = useAnswer(api.imports.list, {})
  return (
    <Section title={t('imports:screens.choose.past')}>
      <Answer of={past} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={classes.quiet}>{t('imports:screens.choose.pastNone')}</p>
          ) : (
            <ul className={classes.lines}>
              {rows.map(
                ({
                  id,
                  kind,
                  subject,
                  at,
                  byName,
                  counts,
                  files,
                  takenBackAt,
                  stays,
                  missing,
                  canTakeBack,
                }) => (
                  <li key={id} className={classes.line}>
                    <strong>{t(`imports:screens.subjects.${subject}`)}</strong>
                    {files.length > 0 && <Isolated parts={files} />}
                    <MomentText at={at} />
                    <span>{t('imports:screens.choose.by', { name: byName })}</span>
                    <span className={classes.quiet}>{t(`imports:screens.kinds.${kind}`)}</span>
                    <span className={classes.quiet}>{countsSentence(counts, t)}</span>
                    {takenBackAt !== null && <TakenBack at={takenBackAt} />}
                    {takenBackAt === null && (
                      <TakeBackButton id={id} subject={subject} at={at} canTakeBack={canTakeBack} />
                    )}
                    <Stayed of={stays} />
                    <WasMissing of={missing} />
                  </li>
                ),
              )}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}
