import type { ReactElement } from 'react'

import type { Phone } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './providers.module.css'

/** Telephone numbers with what each is for. */
export function Phones({ phones }: { readonly phones: readonly Phone[] }): ReactElement | null {
  const { t } = useText()
  if (phones.length === 0) return null
  return (
    <ul className={classes.phones}>
      {phones.map(({ number, extension, description }) => (
        <li key={`${number} ${extension}`}>
          <Ltr>{number}</Ltr>
          {extension && ` ${t('providers:one.extension', { extension })}`}
          {description && (
            <>
              {' · '}
              <bdi>{description}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
