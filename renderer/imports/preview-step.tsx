import { Button, NativeSelect, Switch } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ImportPreview, ReadImport } from '#shared/api/imports.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { spanOfDays } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { useMoment } from '#renderer/ui/use-moment.ts'
import { useRemembered } from '#renderer/ui/remembered.ts'
import { type Chosen, Counts, countsSentence, rejectedCount, STATUSES, writtenCount } from './counts.tsx'
import { PreviewDates } from './preview-dates.tsx'
import { FileByFile } from './file-by-file.tsx'
import { IgnoredColumns } from './ignored-columns.tsx'
import { sentenceOf } from './import-words.ts'
import { useImport } from './imports-store.ts'
import { Missing } from './missing-records.tsx'
import { Problems } from './problems.tsx'
import { Questions } from './questions.tsx'
import { Samples } from './samples.tsx'
import { OtherFiles, StepBar } from './step-bar.tsx'
import { Headings, UnknownValues } from './unknown-values.tsx'
import { type Look, useLook } from './use-look.ts'
import classes from './imports.module.css'

function firstNumber({ counts }: ImportPreview): Chosen | null {
  for (const { kind, ...fates } of counts)
    for (const status of STATUSES) if (status !== 'unchanged' && fates[status] > 0) return { kind, status }
  return null
}

/** What would happen, row by row, with everything only the office can decide; nothing is written yet. */
export function PreviewStep({
  read,
  preview,
}: {
  readonly read: ReadImport
  readonly preview: ImportPreview
}): ReactElement {
  const { t } = useText()
  const { task, look } = useLook()
  const [chosen, setChosen] = useRemembered<Chosen | null>(
    `imports.rows.${read.importId}`,
    firstNumber(preview),
  )
  // What changes of what the office has is seen without a press.
  const changed = preview.counts
    .filter((row) => row.changed > 0)
    .map(({ kind }): Chosen => ({ kind, status: 'changed' }))
  return (
    <>
      {preview.older && <Older of={preview.older} />}
      {preview.before && <CameBefore of={preview.before} />}
      <Section title={t('imports:screens.preview.counts')} tone="accent">
        <div className={classes.stack}>
          <Verdict preview={preview} />
          <Counts counts={preview.counts} chosen={chosen} onChoose={setChosen} />
          <Samples samples={preview.samples} chosen={chosen} counts={preview.counts} />
          {changed
            .filter((each) => each.kind !== chosen?.kind || each.status !== chosen.status)
            .map((each) => (
              <Samples
                key={each.kind}
                samples={preview.samples}
                chosen={each}
                counts={preview.counts}
                titled
              />
            ))}
          <WhoIsMeant preview={preview} look={look} />
        </div>
      </Section>
      <Missing of={preview.missing} count={preview.missingCount} />
      <Questions preview={preview} look={look} />
      <UnknownValues read={read} look={look} />
      {read.kind === 'one-roster' && <Headings preview={preview} look={look} />}
      <PreviewDates read={read} preview={preview} look={look} />
      <FileByFile files={preview.files} />
      <Problems preview={preview} />
      {preview.notes.length > 0 && (
        <Section title={t('imports:screens.preview.notes')}>
          <ul className={classes.bullets}>
            {preview.notes.map((note) => (
              <li key={JSON.stringify(note)}>{sentenceOf(note, t)}</li>
            ))}
          </ul>
        </Section>
      )}
      <IgnoredColumns columns={preview.ignoredColumns} />
      <BringIn importId={read.importId} preview={preview} looking={task} look={look} />
    </>
  )
}

/** How many words both sides changed wait for a decision. */
const undecidedCount = ({ questionCounts }: ImportPreview): number =>
  questionCounts.find(({ kind }) => kind === 'both-changed')?.undecided ?? 0

/** The files are older than what came in before: whoever brings them in should know. */
function Older({
  of: { newestOn, known },
}: {
  readonly of: NonNullable<ImportPreview['older']>
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const [newest, before] = spanOfDays([newestOn, known], locale, today)
  return (
    <Remark tone="warning" title={t('imports:screens.preview.older')}>
      {t('imports:screens.preview.olderText', { newest, known: before })}
    </Remark>
  )
}

/** The very same files came in before; where others came after them, they may undo what those brought. */
function CameBefore({
  of: { at, isOlder },
}: {
  readonly of: NonNullable<ImportPreview['before']>
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()(at)
  return isOlder ? (
    <Remark tone="warning" title={t('imports:screens.preview.beforeOlder')}>
      {t('imports:screens.preview.beforeOlderText', { moment })}
    </Remark>
  ) : (
    <Remark>{t('imports:screens.preview.beforeSame', { moment })}</Remark>
  )
}

function Verdict({ preview }: { readonly preview: ImportPreview }): ReactElement {
  const { t } = useText()
  const { counts } = preview
  if (writtenCount(counts) > 0) return <p>{t('imports:screens.preview.nothingYet')}</p>
  if (undecidedCount(preview) > 0) return <p>{t('imports:screens.preview.onlyUndecided')}</p>
  const isKnown = counts.some(({ unchanged }) => unchanged > 0) || rejectedCount(counts) === 0
  return isKnown ? (
    <Remark tone="good">{t('imports:screens.preview.nothingToDo')}</Remark>
  ) : (
    <Remark tone="warning">{t('imports:screens.preview.onlyRejected')}</Remark>
  )
}

/** Which days the files tell of, and which of them an earlier file told of. */
function ToldDays({ spans }: { readonly spans: ImportPreview['spans'] }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const days = ({ from: first, to: last }: { readonly from: string; readonly to: string }) => {
    const [from, to] = spanOfDays([first, last], locale, today)
    return { from, to }
  }
  return (
    <>
      {spans.map((span) => (
        <p key={span.about}>
          {t(`imports:screens.preview.spans.${span.about}`, days(span))}{' '}
          {span.replaces && t('imports:screens.preview.spans.replaces', days(span.replaces))}
        </p>
      ))}
    </>
  )
}

function WhoIsMeant({
  preview,
  look,
}: {
  readonly preview: ImportPreview
  readonly look: Look['look']
}): ReactElement | null {
  const { t } = useText()
  const { school, markMissingAsLeft } = useImport(({ choices }) => choices)
  if (preview.subject === 'attendance')
    return (
      <>
        <ToldDays spans={preview.spans} />
        {(markMissingAsLeft !== null || preview.spans.some(({ replaces }) => replaces !== null)) && (
          <Switch
            label={t('imports:screens.preview.replace')}
            description={t('imports:screens.preview.replaceText')}
            checked={markMissingAsLeft ?? preview.markMissingAsLeft}
            onChange={(event) => void look({ markMissingAsLeft: event.currentTarget.checked })}
          />
        )}
      </>
    )
  if (preview.subject !== 'roster') return null
  return (
    <>
      <Switch
        label={t('imports:screens.preview.left')}
        description={t(
          preview.covers === 'everyone'
            ? 'imports:screens.preview.leftEveryone'
            : 'imports:screens.preview.leftChanges',
        )}
        checked={markMissingAsLeft ?? preview.markMissingAsLeft}
        onChange={(event) => void look({ markMissingAsLeft: event.currentTarget.checked })}
      />
      {(preview.schools.length > 1 || school !== null) && (
        <NativeSelect
          className={classes.narrow ?? ''}
          label={t('imports:screens.preview.school')}
          value={school ?? ''}
          data={[
            { value: '', label: t('imports:screens.preview.allSchools') },
            ...preview.schools.map(({ sourceId, name, students }) => ({
              value: sourceId,
              label: t('imports:screens.preview.schoolChoice', { name, count: students }),
            })),
          ]}
          onChange={(event) => void look({ school: event.currentTarget.value || null })}
        />
      )}
    </>
  )
}

function BringIn({
  importId,
  preview,
  looking,
  look,
}: {
  readonly importId: string
  readonly preview: ImportPreview
  readonly looking: Look['task']
  readonly look: Look['look']
}): ReactElement {
  const { t } = useText()
  const commit = useTask(api.imports.commit)
  const count = writtenCount(preview.counts)
  const undecided = undecidedCount(preview)
  const isLooking = looking.state === 'running'
  const isWriting = commit.state === 'running'
  const bringIn = async () => {
    const done = await commit.start({ importId })
    if (done && useImport.getState().read?.importId === importId)
      useImport.setState({ step: 'done', written: done.counts, undecided: done.undecided })
  }
  const lookAgain = () => {
    commit.reset()
    void look()
  }
  const committed = commit.state === 'running' || commit.state === 'failed' || commit.state === 'cancelled'
  return (
    <StepBar
      back={
        <>
          <OtherFiles />
          <Button
            variant="default"
            leftSection={<Icon name="back" size="1rem" />}
            disabled={isWriting}
            onClick={() => useImport.setState({ step: 'read' })}
          >
            {t('imports:screens.actions.backToRead')}
          </Button>
        </>
      }
      words={[
        countsSentence(preview.counts, t, ['new', 'changed', 'left']) ||
          t('imports:screens.preview.nothingToBringIn'),
        undecided > 0 && t('imports:screens.preview.undecided', { count: undecided }),
      ]
        .filter(Boolean)
        .join(' · ')}
      label={t(committed ? 'imports:screens.done.working' : 'imports:screens.preview.working')}
      task={committed ? commit : looking}
      retry={
        <Button size="xs" variant="default" onClick={lookAgain}>
          {t('imports:screens.actions.lookAgain')}
        </Button>
      }
    >
      <Button disabled={count === 0 || isLooking} loading={isWriting} onClick={() => void bringIn()}>
        {t('imports:screens.actions.bringIn', { count })}
      </Button>
    </StepBar>
  )
}
