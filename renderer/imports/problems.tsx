import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ImportPreview } from '#shared/api/imports.ts'
import type { ImportProblem, ProblemGroup } from '#shared/domain/import.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { sentenceOf } from './import-words.ts'
import classes from './imports.module.css'

const MOST = 1000

const REPAIRS: Partial<Record<MessageKey, MessageKey>> = {
  'imports:problems.unknownValue': 'imports:screens.problems.repairValues',
  'imports:problems.headingTypo': 'imports:screens.problems.repairHeading',
  'imports:problems.otherDateOrder': 'imports:screens.problems.repairDates',
  'imports:operations.undecided': 'imports:screens.problems.repairQuestions',
  'imports:operations.leftOutMeanwhile': 'imports:screens.problems.repairQuestions',
  'imports:operations.leftOut': 'imports:screens.problems.repairQuestions',
  'imports:problems.factsContradict': 'imports:screens.problems.repairRows',
  'imports:problems.factsOfNobody': 'imports:screens.problems.repairRows',
  'imports:problems.factsWithoutId': 'imports:screens.problems.repairRows',
  'imports:problems.noSuchDay': 'imports:screens.problems.repairDates',
}

/** Rows with problems, together where one repair mends them all. */
export function Problems({
  preview: { importId, problems },
}: {
  readonly preview: ImportPreview
}): ReactElement {
  const { t } = useText()
  const total = problems.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section title={t('imports:screens.problems.title')} count={total}>
      {problems.length === 0 ? (
        <p className={classes.quiet}>{t('imports:screens.problems.none')}</p>
      ) : (
        <ul className={classes.groups}>
          {problems.map((group) => (
            <li key={group.id}>
              <Group importId={importId} group={group} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Group({
  importId,
  group,
}: {
  readonly importId: string
  readonly group: ProblemGroup
}): ReactElement {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  const { count, severity, table, message, first } = group
  const [example] = first
  const repair =
    REPAIRS[message] ??
    (severity === 'error' ? 'imports:screens.problems.repairRows' : 'imports:screens.problems.repairCells')
  return (
    <details className={classes.fold} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {example && sentenceOf(example, t)}{' '}
        {count > 1 && (
          <span className={classes.quiet}>{t('imports:screens.problems.more', { count: count - 1 })}</span>
        )}{' '}
        <Tag tone={severity === 'error' ? 'danger' : 'warn'}>
          <Icon name={severity === 'error' ? 'stop' : 'warning'} size="0.875rem" />
          {t(severity === 'error' ? 'imports:screens.problems.leftOut' : 'imports:screens.problems.lookAt', {
            count,
          })}
        </Tag>{' '}
        <span className={classes.quiet}>{table}</span>
      </summary>
      <p>{t(repair)}</p>
      {isOpen &&
        (count > first.length ? <AllRows importId={importId} group={group} /> : <Rows rows={first} />)}
    </details>
  )
}

function AllRows({
  importId,
  group,
}: {
  readonly importId: string
  readonly group: ProblemGroup
}): ReactElement {
  const { t } = useText()
  const [limit, setLimit] = useState(100)
  const answer = useAnswer(api.imports.problems, { importId, group: group.id, limit }, { keepBefore: true })
  const rows = answer.data?.rows ?? group.first
  const more = Math.min(answer.data?.total ?? 0, MOST) - rows.length
  return (
    <>
      <Rows rows={rows} />
      {more > 0 && (
        <Button size="xs" variant="default" onClick={() => setLimit(MOST)}>
          {t('imports:screens.actions.showMore', { count: more })}
        </Button>
      )}
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly ImportProblem[] }): ReactElement {
  const { t } = useText()
  return (
    <ul className={classes.bullets}>
      {rows.map((problem, at) => (
        // Two problems of one row may read the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          {problem.row === null
            ? t('imports:screens.problems.file')
            : t('imports:screens.problems.row', { row: problem.row })}
          : {sentenceOf(problem, t)}
        </li>
      ))}
    </ul>
  )
}
