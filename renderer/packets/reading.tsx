import type { ReactElement } from 'react'

import type { PacketReading } from '#shared/api/packets.ts'
import { READING_TARGET } from '#shared/domain/reading-level.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './packets.module.css'

/** How hard the English text is to read, and what would make the words somebody added plainer. */
export function Reading({ level }: { readonly level: PacketReading }): ReactElement {
  const { t, locale } = useText()
  const shown = (grade: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(grade)
  const { grade, typed } = level
  const isHard = typed !== null && typed.grade > READING_TARGET
  return (
    <Section title={t('packets:reading.title')} {...(isHard && { tone: 'warn' as const })}>
      <div role="status" className={classes.stack}>
        <p>{t('packets:reading.grade', { grade: shown(grade) })}</p>
        {typed && (
          <p>
            {t(isHard ? 'packets:reading.typed' : 'packets:reading.typedFine', {
              grade: shown(typed.grade),
            })}
          </p>
        )}
        {isHard && typed.sentences.length > 0 && (
          <div>
            <p>{t('packets:reading.long')}</p>
            <ul>
              {typed.sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        {isHard && typed.words.length > 0 && (
          <p>{t('packets:reading.hard', { words: typed.words.join(', ') })}</p>
        )}
      </div>
    </Section>
  )
}
