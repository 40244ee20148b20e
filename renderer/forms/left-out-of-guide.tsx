import type { ReactElement } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'

type Services = Awaited<ReturnType<typeof api.forms.guide>>

/** The services the guide for all families cannot list, each with the reason. */
export function NotInGuide({ of: services }: { readonly of: Services }): ReactElement | null {
  const { t } = useText()
  const without = services.filter(({ why }) => why !== null)
  if (without.length === 0) return null
  return (
    <div>
      <p>{t('forms:guide.without', { count: without.length })}</p>
      <ul>
        {without.map(({ id, name, organizationName, why }) => (
          <li key={id}>
            {organizationName} · {name}: {why && t(`forms:guide.why.${why}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the guide that is about to print leaves out: what cannot be listed, and what somebody unticked. */
export function LeftOutOfGuide({ leftOut }: { readonly leftOut: readonly string[] }): ReactElement | null {
  const { t } = useText()
  const guide = useAnswer(api.forms.guide, {})
  if (!guide.data) return null
  const unticked = guide.data.filter(({ id, why }) => why === null && leftOut.includes(id))
  return (
    <div>
      <NotInGuide of={guide.data} />
      {unticked.length > 0 && (
        <>
          <p>{t('forms:guide.unticked', { count: unticked.length })}</p>
          <ul>
            {unticked.map(({ id, name, organizationName }) => (
              <li key={id}>
                {organizationName} · {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
