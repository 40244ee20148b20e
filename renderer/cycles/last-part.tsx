import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { CycleRecord, DecisionRecord } from '#shared/api/cycles.ts'
import { cycleTitle } from '#shared/text/cycle-lines.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import { useCycleWords } from './cycle-words.ts'
import { DecisionLines } from './decision-lines.tsx'
import { SayForm } from './say-form.tsx'

/** What was decided in the cycle before, and what became of it: with this a cycle begins. */
export function LastPart({ cycle: { last, mayLead, kind } }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  const words = useCycleWords()
  const note = useCommand(api.cycles.noteOutcome)
  const [noting, setNoting] = useState<DecisionRecord | null>(null)
  const stop = useClosing(noting, setNoting)
  if (last === null)
    return (
      <Section title={t('cycles:part.last')}>
        <p className={lines.quiet}>{t('cycles:last.none')}</p>
      </Section>
    )
  const { id, name, fromDay: from, toDay: to, decisions, noDecision } = last
  const title = cycleTitle({ kind, name, from, to }, words)
  return (
    <Section title={t('cycles:part.last')} count={decisions.length}>
      <p className={lines.quiet}>
        <Link to="/evaluation/cycles/$cycleId" params={{ cycleId: id }}>
          {t('cycles:last.from', { cycle: title })}
        </Link>
      </p>
      {decisions.length === 0 ? (
        <p>{noDecision === '' ? t('cycles:last.nothing') : noDecision}</p>
      ) : (
        <DecisionLines
          label={t('cycles:part.last')}
          decisions={decisions}
          mayLead={mayLead}
          untold={t('cycles:last.notYet')}
          buttons={(decision) => (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('cycles:decisions.noteWhich', { what: decision.what })}
              onClick={() => setNoting(decision)}
            >
              {t('cycles:decisions.note')}
            </Button>
          )}
        />
      )}
      {noting && (
        <SayForm
          memory={`cycles.became.${noting.id}`}
          title={t('cycles:decisions.note')}
          label={t('cycles:decisions.became')}
          save={t('common:actions.save')}
          onSay={(became, namesSeen) =>
            note.run({ id: noting.id, version: noting.version, became, namesSeen })
          }
          onClose={stop}
        />
      )}
    </Section>
  )
}
