import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'

import type { Contract } from '#shared/api/contract.ts'
import type { OutputOf } from '#shared/api/operation.ts'
import type { DuplicatePair } from '#shared/domain/duplicate.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './duplicates.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { ToldApart } from './told-apart.tsx'
import { PairCard } from './pair-card.tsx'

type Found = OutputOf<Contract['duplicates']['find']>

const keyOf = ({ one, other }: DuplicatePair): string => `${one.id} ${other.id}`

/** Entries of the directory that may be one: each pair is merged, or said to be two. */
export function DuplicatesScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const find = useTask(api.duplicates.find)
  const { start } = find
  // What was merged or told apart is asked again after each step, and after each that was taken back.
  const settled = useAnswer(api.duplicates.settled, {}, { keepBefore: true })
  useEffect(() => void start({}), [start])
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('providers:duplicates.title')}
      actions={
        <Button variant="default" disabled={find.state === 'running'} onClick={() => void start({})}>
          {t('providers:duplicates.again')}
        </Button>
      }
    >
      <TaskProgress
        label={t('providers:duplicates.looking')}
        task={{ ...find, ...quietWhenDone(find.state) }}
      />
      {find.state === 'done' && find.result && (
        <Answer of={settled}>
          {(now) => find.result && <FoundPairs found={find.result} settled={now} />}
        </Answer>
      )}
      {find.state === 'done' && <ToldApart onAsked={() => void start({})} />}
    </Page>
  )
}

type Settled = OutputOf<Contract['duplicates']['settled']>

/** What is left of what was found, by what was merged and told apart since. */
function leftOf(
  found: Found,
  { merged, apart }: Settled,
): Pick<Found, 'pairs' | 'organizations' | 'services'> {
  const gone = new Set(merged.map(({ id }) => id))
  const told = new Set(apart.flatMap(({ oneId, otherId }) => [`${oneId} ${otherId}`, `${otherId} ${oneId}`]))
  const since = (kind: 'organizations' | 'services') =>
    merged.filter((each) => each.kind === kind).length - found.mergedBefore[kind]
  return {
    pairs: found.pairs.filter(
      (pair) => !gone.has(pair.one.id) && !gone.has(pair.other.id) && !told.has(keyOf(pair)),
    ),
    organizations: found.organizations - since('organizations'),
    services: found.services - since('services'),
  }
}

function FoundPairs({ found, settled }: { readonly found: Found; readonly settled: Settled }): ReactElement {
  const { t } = useText()
  const [merging, setMerging] = useState<DuplicatePair | null>(null)
  const apart = useCommand(api.duplicates.tellApart)
  const { pairs: left, organizations, services } = leftOf(found, settled)
  const tellApart = async (pair: DuplicatePair) => {
    await apart.run({ oneId: pair.one.id, otherId: pair.other.id })
  }
  if (left.length === 0)
    return (
      <EmptyState icon="provider" title={t('providers:duplicates.none')}>
        {organizations === 0
          ? t('providers:duplicates.empty')
          : t('providers:duplicates.noneText', { organizations, services })}
      </EmptyState>
    )
  const count = found.total - (found.pairs.length - left.length)
  return (
    <>
      <p role="status">
        {t('providers:duplicates.found', { count, organizations, services })}{' '}
        {found.total > found.pairs.length && t('providers:duplicates.firstOf', { shown: found.pairs.length })}
      </p>
      {apart.error && <ErrorNotice error={apart.error} />}
      <ul className={classes.pairs}>
        {left.map((pair) => (
          <PairCard
            key={keyOf(pair)}
            pair={pair}
            onMerge={() => setMerging(pair)}
            onTwo={() => void tellApart(pair).catch(() => undefined)}
          />
        ))}
      </ul>
      {merging && (
        <MergeDialog pair={merging} onMerged={() => setMerging(null)} onClose={() => setMerging(null)} />
      )}
    </>
  )
}
