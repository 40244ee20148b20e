import type { ReactElement } from 'react'

import { talkedOnFirst } from '#shared/domain/provider-reach.ts'
import type { Phone } from '#shared/domain/provider.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { phoneKindIn } from './provider-words.ts'
import classes from './providers.module.css'

/** What one talks on needs no word for it. */
const isOtherKind = (kind: string | null): kind is string => kind !== null && kind !== '' && kind !== 'voice'

/** Telephone numbers with what each is for. */
export function Phones({ phones }: { readonly phones: readonly Phone[] }): ReactElement | null {
  const { t } = useText()
  if (phones.length === 0) return null
  return (
    <ul className={classes.phones}>
      {talkedOnFirst(phones).map(({ number, extension, kind, description }) => (
        <li key={`${number} ${extension} ${kind}`}>
          {isOtherKind(kind) && `${phoneKindIn(kind)}: `}
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
