import type { ReactElement } from 'react'

import type { DocumentView } from '#shared/api/records-requests.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import classes from './requests.module.css'

/** What of the chosen documents tells where the student will be on a day to come, and is not left out. */
export function ToldAhead({ of }: { readonly of: readonly DocumentView[] }): ReactElement | null {
  const { t } = useText()
  const told = of
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ title, lines }) =>
      lines.flatMap(({ label, pieces }) =>
        pieces
          .filter(({ name }) => name?.tells === 'ahead' && name.decided !== 'hide')
          .map(({ words, name }) => ({
            key: name?.key,
            said: [title, label.map((piece) => piece.words).join(''), words].join(' · '),
          })),
      ),
    )
  if (told.length === 0) return null
  return (
    <Remark tone="danger" title={t('requests:ahead.title')}>
      <ul className={classes.missing}>
        {told.map(({ key, said }) => (
          <li key={key} className={classes.said}>
            {said}
          </li>
        ))}
      </ul>
    </Remark>
  )
}
