import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CycleRecord, DecisionRecord } from '#shared/api/cycles.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import classes from './cycles.module.css'
import { DecisionForm } from './decision-form.tsx'
import { DecisionLines } from './decision-lines.tsx'

/** What a cycle decided, and who does what about it. */
export function DecisionsPart({ cycle }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  const { id, decisions, noDecision, mayLead, state } = cycle
  const isOpen = mayLead && state !== 'closed'
  const remove = useCommand(api.cycles.removeDecision)
  const [writing, setWriting] = useState<DecisionRecord | 'new' | null>(null)
  const stop = useClosing(writing, setWriting)
  return (
    <Section
      title={t('cycles:part.decisions')}
      count={decisions.length}
      actions={
        isOpen && (
          <Button variant="default" size="compact-sm" onClick={() => setWriting('new')}>
            {t('cycles:decisions.add')}
          </Button>
        )
      }
    >
      {remove.error && <ErrorNotice error={remove.error} retry={() => void refreshEverything()} />}
      {decisions.length === 0 ? (
        <>
          <p className={classes.said}>{noDecision === '' ? t('cycles:decisions.none') : noDecision}</p>
          {isOpen && <p className={lines.quiet}>{t('cycles:decisions.noneText')}</p>}
        </>
      ) : (
        <DecisionLines
          label={t('cycles:part.decisions')}
          decisions={decisions}
          mayLead={mayLead}
          buttons={(decision) =>
            isOpen && (
              <>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('cycles:decisions.changeWhich', { what: decision.what })}
                  onClick={() => setWriting(decision)}
                >
                  {t('cycles:decisions.change')}
                </Button>
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={t('cycles:decisions.removeWhich', { what: decision.what })}
                  onClick={() =>
                    void remove.run({ id: decision.id, version: decision.version }).catch(() => undefined)
                  }
                >
                  {t('cycles:decisions.remove')}
                </Button>
              </>
            )
          }
        />
      )}
      {writing !== null && (
        <DecisionForm cycleId={id} decision={writing === 'new' ? null : writing} onClose={stop} />
      )}
    </Section>
  )
}
