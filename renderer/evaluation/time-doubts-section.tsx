import type { ReactElement } from 'react'

import type { Timeliness } from '#shared/api/timeliness.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import { ShowRecords } from './show-records.tsx'
import type { OnShow } from './time-section.tsx'

/** Times that cannot be: they count as none, and want a look. */
export function TimeDoubtsSection({
  doubts,
  onShow,
}: {
  readonly doubts: Timeliness['doubts']
  readonly onShow: OnShow
}): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('evaluation:time.doubts.title')}>
      {doubts.length === 0 ? (
        <p className={lines.quiet}>{t('evaluation:time.doubts.none')}</p>
      ) : (
        <ul className={lines.lines}>
          {doubts.map(({ doubt, count }) => {
            const words = t(`evaluation:time.doubts.kind.${doubt}`)
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
