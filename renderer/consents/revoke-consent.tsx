import type { ReactElement } from 'react'
import { z } from 'zod'

import { type Consent, othersForTheSame, type TakenBackFor } from '#shared/domain/consent.ts'
import { Day, Line } from '#shared/domain/fields.ts'
import { stillNamed } from '#shared/domain/taking-back.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { type Say, useText } from '#renderer/text.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { longDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { CheckList, TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { PickField } from '#renderer/ui/pick-field.tsx'
import { findOrganizations } from './recipients-field.tsx'

type Recipient = TakenBackFor['recipientId']

/** A box to tick has a word for its value: whoever treats the student has none. */
const WHOEVER_TREATS = ''
const asValue = (recipient: Recipient) => recipient ?? WHOEVER_TREATS
const asRecipient = (value: string): Recipient => (value === WHOEVER_TREATS ? null : value)

const revocation = (needsRecipient: boolean) =>
  z.object({
    revokedOn: Day,
    how: Line,
    recipients: z.array(z.string()).min(needsRecipient ? 1 : 0, 'consents:errors.takenBackForNobody'),
    also: z.array(z.string()),
    oneOfThem: z.string().nullable(),
  })

/** Whom it is taken back for: one of those who treat the student stands in the place of all of them. */
const meant = (recipients: readonly string[], oneOfThem: string | null): readonly Recipient[] => {
  const ticked = recipients.map(asRecipient)
  return oneOfThem === null ? ticked : [...ticked.filter((each) => each !== null), oneOfThem]
}

/** Whom a paper is for, or what it is for where it names nobody. */
function isFor(consent: Consent, nameOf: (recipient: Recipient) => string, t: Say): string {
  return stillNamed(consent).map(nameOf).join(', ') || t(`vocabulary:consentKind.${consent.kind}`)
}

/**
 * Somebody takes a consent back, for all it names or for some of them: from when, and how they said so. What was sent
 * before stays sent.
 */
export function RevokeConsent({
  consent,
  papers,
  nameOf,
  onClose,
}: {
  readonly consent: Consent
  /** All papers of the student, of which some may be for the same provider. */
  readonly papers: readonly Consent[]
  /** What the paper calls an organization, or whoever treats the student. */
  readonly nameOf: (consent: Consent, recipient: Recipient) => string
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const revoke = useCommand(api.consents.revoke)
  const named = stillNamed(consent)
  const othersFor = (recipients: readonly Recipient[]) => {
    const recipientIds = recipients.filter((recipient) => recipient !== null)
    const forThem = {
      id: consent.id,
      kind: consent.kind,
      recipientIds,
      anyTreating: recipients.includes(null),
    }
    return othersForTheSame(forThem, papers, today)
  }
  const form = useRecordForm(revocation(named.length > 0), {
    defaults: { revokedOn: today, how: '', recipients: named.map(asValue), also: [], oneOfThem: null },
    save: async ({ revokedOn, how, recipients, also, oneOfThem }) => {
      const chosen = meant(recipients, oneOfThem)
      await revoke.run({
        ...{ id: consent.id, version: consent.version, revokedOn, how },
        ...((chosen.length < named.length || oneOfThem !== null) && { recipientIds: [...chosen] }),
        also: othersFor(chosen)
          .filter(({ id }) => also.includes(id))
          .map(({ id, version }) => ({ id, version })),
      })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.revoke.${consent.id}`, form)
  const others = othersFor(meant(...form.form.watch(['recipients', 'oneOfThem'])))
  const words = (paper: Consent) => ({
    signer: paper.signer,
    day: longDay(paper.signedOn, locale),
    names: isFor(paper, (recipient) => nameOf(paper, recipient), t),
  })
  return (
    <Dialog title={t('consents:revoke.title', { names: words(consent).names })} onClose={onClose}>
      <KeptBox
        of={form}
        kept={kept}
        save={t('consents:revoke.action')}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p>{t('consents:revoke.paper', words(consent))}</p>
        <p>{t('consents:revoke.meaning')}</p>
        {named.length > 1 && (
          <CheckList
            of={form}
            name="recipients"
            label={t('consents:revoke.forWhom')}
            description={t('consents:revoke.forWhomHint')}
            choices={named.map((recipient) => ({
              value: asValue(recipient),
              label: nameOf(consent, recipient),
            }))}
            required
          />
        )}
        {named.includes(null) && (
          <PickField
            of={form}
            name="oneOfThem"
            label={t('consents:revoke.oneOfThem')}
            description={t('consents:revoke.oneOfThemHint')}
            placeholder={t('consents:fields.recipientPlaceholder')}
            find={findOrganizations}
          />
        )}
        {others.length > 0 && (
          <CheckList
            of={form}
            name="also"
            label={t('consents:revoke.also', { count: others.length })}
            choices={others.map((paper) => ({
              value: paper.id,
              label: t('consents:revoke.paper', words(paper)),
            }))}
          />
        )}
        <DateField of={form} name="revokedOn" label={t('consents:revoke.on')} past required />
        <TextField
          of={form}
          name="how"
          label={t('consents:revoke.how')}
          placeholder={t('consents:revoke.howExample')}
          required
          autoFocus
        />
      </KeptBox>
    </Dialog>
  )
}
