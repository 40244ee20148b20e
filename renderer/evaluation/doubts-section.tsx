import type { ReactElement } from 'react'

import type { Reach } from '#shared/api/evaluation.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import type { Shown } from './cohort.ts'
import { ShowRecords } from './show-records.tsx'

/** What is wrong with the records the figures are made of, and which they are. */
export function DoubtsSection({
  doubts,
  onShow,
}: {
  readonly doubts: Reach['doubts']
  readonly onShow: ((shown: Shown) => void) | null
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:doubts.title')}>
      {doubts.length === 0 ? (
        <p className={lines.quiet}>{t('evaluation:doubts.none')}</p>
      ) : (
        <ul className={lines.lines}>
          {doubts.map(({ doubt, count }) => {
            const words = `${t(`quality:kind.${doubt}.title`)} ${t(`quality:kind.${doubt}.effect`)}`
            return (
              <li key={doubt}>
                <span className={lines.words}>
                  <strong>{count}</strong> {words}
                </span>
                {onShow && (
                  <ShowRecords of={{ which: { part: 'doubt', doubt }, words }} inTable onShow={onShow} />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
