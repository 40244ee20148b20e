import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { CrisisLines } from './crisis-lines.tsx'

/** Whether a crisis is under way that the asker knows of, or it is not known yet. */
export function useIsInCrisis(): boolean {
  const { data } = useAnswer(api.crises.list, {})
  return !data || data.lines.length + data.kept.length > 0
}

/** Crises under way, before everything else on Today; nothing takes the box away but the last step written down. */
export function CrisisBox(): ReactElement | null {
  const { t } = useText()
  const { data } = useAnswer(api.crises.list, {})
  if (!data || data.lines.length + data.kept.length === 0) return null
  return (
    <>
      {data.lines.length > 0 && (
        <Section title={t('crises:box.title')} count={data.lines.length} tone="danger" flush>
          <CrisisLines label={t('crises:box.title')} lines={data.lines} />
        </Section>
      )}
      {data.kept.map(({ ownerId, ownerName, crises }) => (
        <Remark key={ownerId} tone="danger">
          {t('crises:box.kept', { count: crises, name: ownerName })}
        </Remark>
      ))}
    </>
  )
}
