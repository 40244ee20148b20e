import { Button, NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CycleRecord, ReadFigures, ReadSection } from '#shared/api/cycles.ts'
import { figureLine, sectionDays } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { FigureTable, How } from '#renderer/evaluation/figure.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useCycleWords } from './cycle-words.ts'
import classes from './cycles.module.css'
import { SayForm } from './say-form.tsx'

/** The figures of a cycle, frozen or to be frozen, beside those of last time. */
export function FiguresPart({ cycle }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  const { id, version, figures, mayLead, state } = cycle
  const freeze = useCommand(api.cycles.freeze)
  const [again, setAgain] = useState(false)
  return (
    <Section
      title={t('cycles:part.figures')}
      actions={
        figures !== null &&
        mayLead &&
        state !== 'closed' && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAgain(true)}>
            {t('cycles:figures.again')}
          </Button>
        )
      }
    >
      {freeze.error && <ErrorNotice error={freeze.error} retry={() => void refreshEverything()} />}
      {figures === null ? (
        <NotFrozen
          cycle={cycle}
          onFreeze={() => void freeze.run({ id, version, reason: '' }).catch(() => undefined)}
        />
      ) : (
        <Frozen figures={figures} />
      )}
      {again && (
        <SayForm
          memory={`cycles.again.${id}`}
          title={t('cycles:figures.again')}
          label={t('cycles:figures.againWhy')}
          hint={t('cycles:figures.againHint')}
          save={t('cycles:figures.freeze')}
          onSay={(reason) => freeze.run({ id, version, reason })}
          onClose={() => setAgain(false)}
        />
      )}
    </Section>
  )
}

function NotFrozen({
  cycle: { toDay, isOver, mayLead },
  onFreeze,
}: {
  readonly cycle: CycleRecord
  readonly onFreeze: () => void
}): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  return (
    <EmptyState
      icon="chart"
      title={t('cycles:figures.none')}
      action={mayLead && isOver && <Button onClick={onFreeze}>{t('cycles:figures.freeze')}</Button>}
    >
      {isOver
        ? t(mayLead ? 'cycles:figures.noneText' : 'cycles:figures.noneReader')
        : t('cycles:figures.notOver', { day: words.day(toDay) })}
    </EmptyState>
  )
}

function Frozen({ figures }: { readonly figures: ReadFigures }): ReactElement {
  const { t, locale } = useText()
  const words = useCycleWords()
  const { parts, frozenOn, frozenByName, program, protocol, sha256, isWhole, compared, withheld } = figures
  const units = new Map(
    parts.flatMap(({ sections }) =>
      sections.flatMap(({ unit }) => (unit ? [[unit.id, unit.words[locale]] as const] : [])),
    ),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const unit = chosen ?? [...units.keys()][0] ?? null
  return (
    <div className={classes.group}>
      {!isWhole && (
        <Remark tone="danger" title={t('cycles:figures.broken')}>
          {t('cycles:figures.brokenText')}
        </Remark>
      )}
      <p className={lines.quiet}>
        {compared > 0 ? t('cycles:figures.byChance', { count: compared }) : t('cycles:figures.first')}
        {withheld > 0 && ` ${t('cycles:figures.few', { count: withheld })}`}
      </p>
      {units.size > 1 && (
        <NativeSelect
          className={classes.unit ?? ''}
          label={t('cycles:figures.unit')}
          value={unit ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={[...units].map(([value, label]) => ({ value, label }))}
        />
      )}
      {parts.map(({ page, title, records, students, leftOut, sections }) => (
        <div key={page} className={classes.group}>
          <h3 className={classes.heading}>{title[locale]}</h3>
          <p className={lines.quiet}>
            {students === null
              ? t('cycles:figures.records', { count: records })
              : t('cycles:figures.recordsOf', { count: records, students })}
          </p>
          {sections
            .filter((section) => section.figures.length > 0 && (section.unit?.id ?? unit) === unit)
            .map((section) => (
              <OneSection key={`${section.id} ${section.unit?.id ?? ''}`} section={section} />
            ))}
          {leftOut.length > 0 && (
            <div>
              <p className={lines.quiet}>{t('cycles:figures.leftOut')}:</p>
              <ul className={classes.plain}>
                {leftOut.map(({ id, label, count }) => (
                  <li key={id}>
                    {count}: {label[locale]}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      ))}
      <p className={lines.quiet}>
        {t('cycles:figures.frozenBy', { day: words.day(frozenOn), name: frozenByName, program })}{' '}
        {protocol !== null && t('cycles:figures.protocol', { number: protocol })}
      </p>
      <p className={classes.sum}>{t('cycles:figures.sum', { sum: sha256 })}</p>
    </div>
  )
}

function OneSection({ section }: { readonly section: ReadSection }): ReactElement {
  const { t, locale } = useText()
  const words = useCycleWords()
  const { title, definition, countedBefore, figures } = section
  const isCompared = figures.some(({ last }) => last !== null)
  const heads = [t('cycles:figures.figure'), t('cycles:figures.now')]
  return (
    <div className={classes.section}>
      <h4 className={classes.heading}>{title[locale]}</h4>
      <p className={lines.quiet}>{sectionDays(section, words)}</p>
      {countedBefore && (
        <Remark>{t('cycles:figures.countedOtherwise', { before: countedBefore[locale] })}</Remark>
      )}
      <FigureTable
        label={title[locale]}
        heads={isCompared ? [...heads, t('cycles:figures.last'), t('cycles:figures.change')] : heads}
        rows={figures.map((figure) => {
          const { label, now, nowRange, last, lastRange, change } = figureLine(figure, words)
          const cells = [label, <Ranged key="now" figure={now} range={nowRange} />]
          return {
            key: figure.id,
            cells: isCompared
              ? [...cells, <Ranged key="last" figure={last} range={lastRange} />, change]
              : cells,
          }
        })}
      />
      <How>{definition.words[locale]}</How>
    </div>
  )
}

/** A figure, and between what it may lie below it. */
function Ranged({ figure, range }: { readonly figure: string; readonly range: string }): ReactElement {
  return (
    <>
      {figure}
      {range && <span className={classes.range}>{range}</span>}
    </>
  )
}
