import { useEffect, useRef } from 'react'

import type { Consent } from '#shared/domain/consent.ts'
import { fits } from '#renderer/fitting-words.ts'
import { useText } from '#renderer/text.ts'
import { type Command, registerCommands } from '#renderer/ui/commands.ts'

/** What can be done about the consents of the student one looks at. */
interface ConsentActs {
  /** Whom a consent names. */
  readonly parties: (consent: Consent) => string
  /** `null` where there is no case to record one for. */
  readonly onRecord: (() => void) | null
  readonly onRevoke: (consent: Consent) => void
}

/** Lets the command field record and take back consents of the student on screen, by the words people use for it. */
export function useConsentCommands(standing: readonly Consent[], acts: ConsentActs): void {
  const { t } = useText()
  const newest = useRef({ standing, acts })
  useEffect(() => {
    newest.current = { standing, acts }
  })
  useEffect(
    () =>
      registerCommands({
        id: 'consents',
        heading: () => t('consents:box.title'),
        find: (words) => {
          if (words === '') return []
          const { standing: now, acts: can } = newest.current
          const records: readonly Command[] =
            can.onRecord === null
              ? []
              : [
                  {
                    id: 'record-consent',
                    label: t('consents:record.action'),
                    otherWords: t('common:otherWords.recordConsent'),
                    icon: 'consent',
                    run: can.onRecord,
                  },
                ]
          const revokes = now.map((consent): Command => {
            const detail = [t(`vocabulary:consentKind.${consent.kind}`), can.parties(consent)]
            return {
              id: `revoke-${consent.id}`,
              label: t('consents:revoke.action'),
              detail: detail.filter((part) => part !== '').join(' · '),
              otherWords: t('common:otherWords.revoke'),
              icon: 'consent',
              run: () => can.onRevoke(consent),
            }
          })
          return [...records, ...revokes].filter(fits(words))
        },
      }),
    [t],
  )
}
