import type { ReactElement } from 'react'

import type { ProtocolLine } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { useMoment } from '#renderer/ui/use-moment.ts'

/** When a version was published and by whom; of a draft, when it was begun. */
export function PublishedWords({
  of: { publishedAt, publishedBy, startedAt, startedBy },
  people,
}: {
  readonly of: ProtocolLine
  readonly people: Readonly<Record<string, string>>
}): ReactElement {
  const { t } = useText()
  const moment = useMoment()
  return (
    <>
      {publishedAt !== null && publishedBy !== null
        ? t('protocol:versions.published', { when: moment(publishedAt), who: people[publishedBy] ?? '' })
        : t('protocol:versions.begun', { when: moment(startedAt), who: people[startedBy] ?? '' })}
    </>
  )
}
