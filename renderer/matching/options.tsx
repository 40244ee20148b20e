import { Button } from '@mantine/core'
import { Fragment, type ReactElement, type ReactNode, useState } from 'react'

import type { MatchedService, Matching } from '#shared/api/matching.ts'
import { MOST_COMPARED } from '#shared/api/providers.ts'
import type { MatchNeeds } from '#shared/domain/matching/needs.ts'
import { DistanceFrom } from '#renderer/postal-areas/distance-from.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { CompareOptions } from './compare-options.tsx'
import { FewKnown } from './few-known.tsx'
import type { Speaker } from './judgement-words.ts'
import { OptionRow, Reasons, ServiceName } from './option-row.tsx'
import { Relaxations } from './relaxations.tsx'
import { WhatCounts } from './what-counts.tsx'
import classes from './matching.module.css'

const isHelpUnknown = ({ judgements }: MatchedService): boolean =>
  judgements.some(({ need, verdict }) => need === 'help' && verdict === 'unknown')

/** Who may be offered, the best fit first; what to give up where that is too few; and who is not listed, with the reason. */
export function Options({
  of,
  speaker,
  name,
  legend,
  chosen,
  addByHand,
  onChoose,
  onGiveUp,
}: {
  readonly of: Matching
  readonly speaker: Speaker
  readonly name: string
  readonly legend: string
  readonly chosen: string | null
  readonly addByHand: ReactNode
  readonly onChoose: (serviceId: string) => void
  readonly onGiveUp: (part: Partial<MatchNeeds>) => void
}): ReactElement {
  const { t } = speaker
  const { options, total, leftOut, leftOutTotal, hasProviders } = of
  const [beside, setBeside] = useState<readonly string[]>([])
  const [comparing, setComparing] = useState(false)
  const compare = (id: string) =>
    setBeside((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]))
  const isBeside = (id: string) => beside.includes(id) || (beside.length < MOST_COMPARED ? false : null)
  const firstUnknown = options.findIndex(isHelpUnknown)
  if (!hasProviders)
    return (
      <EmptyState icon="provider" title={t('matching:options.noProviders')} action={addByHand}>
        {t('matching:options.noProvidersText')}
      </EmptyState>
    )
  return (
    <>
      {total === 0 ? (
        <EmptyState icon="provider" title={t('matching:options.none')} action={addByHand}>
          {t('matching:options.noneText')}
        </EmptyState>
      ) : (
        <>
          <div className={classes.counted}>
            <span role="status">
              {t('matching:options.fit', { count: total })}{' '}
              {total > options.length && t('matching:options.first', { count: options.length })}
            </span>
            <span className={classes.buttons}>
              {beside.length > 0 && (
                <Button size="compact-sm" disabled={beside.length < 2} onClick={() => setComparing(true)}>
                  {t('matching:compare.open', { count: beside.length })}
                </Button>
              )}
              {addByHand}
            </span>
          </div>
          {options[0] && <WhatCounts of={options[0]} />}
          <FewKnown of={of} />
          <div className={classes.options} role="radiogroup" aria-label={legend}>
            {options.map((one, at) => (
              <Fragment key={one.id}>
                {at === firstUnknown && (
                  <p className={classes.between}>{t('matching:options.helpUnknown')}</p>
                )}
                <OptionRow
                  of={one}
                  speaker={speaker}
                  name={name}
                  checked={chosen === one.id}
                  compared={isBeside(one.id)}
                  onChoose={onChoose}
                  onCompare={compare}
                />
              </Fragment>
            ))}
          </div>
          <p className={classes.small}>
            {t('matching:options.unknownStays')} <DistanceFrom from={of.from} />
          </p>
        </>
      )}
      {comparing && (
        <CompareOptions
          serviceIds={beside}
          fromZip={of.from?.zip ?? null}
          onChoose={onChoose}
          onClose={() => setComparing(false)}
        />
      )}
      <Relaxations of={of} onGiveUp={onGiveUp} />
      {leftOutTotal > 0 && <LeftOut of={leftOut} total={leftOutTotal} speaker={speaker} />}
    </>
  )
}

function LeftOut({
  of,
  total,
  speaker,
}: {
  readonly of: readonly MatchedService[]
  readonly total: number
  readonly speaker: Speaker
}): ReactElement {
  const { t } = speaker
  return (
    <details className={classes.leftOut}>
      <summary>{t('matching:options.leftOut', { count: total })}</summary>
      {total > of.length && <p className={classes.small}>{t('matching:options.leftOutFirst')}</p>}
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            <ServiceName of={one} />{' '}
            <span className={classes.reasons}>
              <Reasons of={one.judgements} verdict="misses" speaker={speaker} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
