import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CycleRecord } from '#shared/api/cycles.ts'
import { protocolWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useMay, useMe } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'
import classes from './cycles.module.css'
import { FindingForm } from './finding-form.tsx'

type Finding = CycleRecord['findings'][number]

/** What families, students, staff and partners said, by theme. */
export function SaidPart({ cycle }: { readonly cycle: CycleRecord }): ReactElement {
  const { t } = useText()
  const { accountId } = useMe()
  const mayWrite = useMay(protocolWork) && cycle.state !== 'closed'
  const remove = useCommand(api.cycles.removeFinding)
  const [writing, setWriting] = useState<Finding | 'new' | null>(null)
  const stop = useClosing(writing, setWriting)
  const themes = Map.groupBy(cycle.findings, ({ theme }) => theme.toLocaleLowerCase())
  const mayChange = ({ writtenBy }: Finding) => mayWrite && (cycle.mayLead || writtenBy === accountId)
  return (
    <Section
      title={t('cycles:part.said')}
      count={cycle.findings.length}
      actions={
        mayWrite && (
          <Button variant="default" size="compact-sm" onClick={() => setWriting('new')}>
            {t('cycles:findings.add')}
          </Button>
        )
      }
    >
      {remove.error && <ErrorNotice error={remove.error} retry={() => void refreshEverything()} />}
      {themes.size === 0 && <p className={lines.quiet}>{t('cycles:findings.none')}</p>}
      {[...themes].map(([theme, same]) => (
        <div key={theme} className={classes.theme}>
          <h3 className={classes.heading}>
            <bdi>{same[0]?.theme}</bdi>
          </h3>
          <ul className={lines.lines} aria-label={same[0]?.theme}>
            {same.map((finding) => (
              <li key={finding.id}>
                <div className={lines.words}>
                  <p className={classes.said}>
                    <bdi>{finding.words}</bdi>
                  </p>
                  <p className={lines.quiet}>
                    {[
                      t(`cycles:from.${finding.fromWhom}`),
                      finding.writtenByName,
                      finding.mayTell && t('cycles:findings.mayTellShort'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {mayChange(finding) && (
                  <span className={lines.buttons}>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('cycles:findings.changeWhich', { theme: finding.theme })}
                      onClick={() => setWriting(finding)}
                    >
                      {t('cycles:findings.change')}
                    </Button>
                    <Button
                      variant="subtle"
                      color="gray"
                      size="compact-sm"
                      aria-label={t('cycles:findings.removeWhich', { theme: finding.theme })}
                      onClick={() =>
                        void remove.run({ id: finding.id, version: finding.version }).catch(() => undefined)
                      }
                    >
                      {t('cycles:findings.remove')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {writing !== null && (
        <FindingForm cycleId={cycle.id} finding={writing === 'new' ? null : writing} onClose={stop} />
      )}
    </Section>
  )
}
