import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { Section } from '#renderer/ui/page.tsx'

/** What others answered to what this person opened for a stated reason. */
export function GlassNews(): ReactElement | null {
  const { t } = useText()
  const news = useAnswer(api.glass.news, {}).data ?? []
  const note = useCommand(api.glass.note)
  if (news.length === 0) return null
  return (
    <Section title={t('access:news.title')} count={news.length}>
      <ul className={lines.lines} aria-label={t('access:news.title')}>
        {news.map(({ breakId, fromId, fromName, studentId, studentName, answer }) => (
          <li key={`${breakId} ${fromId}`}>
            <div className={lines.words}>
              <p>
                <Link to="/students/$studentId" params={{ studentId }}>
                  {t('access:news.from', { name: fromName, student: studentName })}
                </Link>
              </p>
              <p>{answer}</p>
            </div>
            <span className={lines.buttons}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('access:news.noted')}: ${fromName}`}
                onClick={() => void note.run({ breakId, fromId }).catch(() => undefined)}
              >
                {t('access:news.noted')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
