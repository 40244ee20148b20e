import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { ageSentence } from './backup-words.ts'
import classes from './backups.module.css'

/** Among the settings: how old the last good backup is, and the way to more. */
export function BackupsSection(): ReactElement | null {
  const { t } = useText()
  const navigate = useNavigate()
  const demo = useSession((door) => door.demo)
  const answer = useAnswer(api.backups.overview, {}, { enabled: !demo })
  if (demo) return null
  return (
    <Section title={t('backups:title')}>
      <div className={classes.stack}>
        <Answer of={answer} lines={1}>
          {(overview) => <p>{ageSentence(overview, t)}</p>}
        </Answer>
        <div>
          <Button variant="default" onClick={() => void navigate({ to: '/backups' })}>
            {t('backups:open')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
