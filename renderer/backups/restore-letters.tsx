import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Restore } from '#shared/domain/backup.ts'
import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useMoment } from '#renderer/ui/use-moment.ts'

/** Backups that took the place of the records, until an owner says that they read of it. */
export function RestoreLetters(): ReactElement | null {
  const { t } = useText()
  const letters = useAnswer(api.backups.restores, {}).data ?? []
  const read = useCommand(api.backups.readRestore)
  if (letters.length === 0) return null
  return (
    <Section title={t('backups:letter.title')} count={letters.length} tone="warn">
      <ul className={lines.lines} aria-label={t('backups:letter.title')}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <RestoreWords of={letter} />
            <span className={lines.buttons}>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => void read.run({ id: letter.id }).catch(() => undefined)}
              >
                {t('backups:letter.read')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function RestoreWords({
  of: { at, byName: name, bySheet, madeAt, keptAs },
}: {
  readonly of: Restore
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  return (
    <div className={lines.words}>
      <p>
        {madeAt === null
          ? t(`backups:letter.${bySheet ? 'asideBySheet' : 'aside'}`, { at: moment(at), name })
          : t(`backups:letter.${bySheet ? 'backupBySheet' : 'backup'}`, {
              at: moment(at),
              name,
              when: moment(madeAt),
            })}
      </p>
      {bySheet && <p>{t('vault:tries.help.sheet')}</p>}
      {keptAs !== null && <p>{t('backups:letter.kept', { folder: keptAs })}</p>}
    </div>
  )
}
