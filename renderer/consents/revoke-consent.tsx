import type { ReactElement } from 'react'
import { useController } from 'react-hook-form'
import { z } from 'zod'

import { assertNever } from '#shared/assert-never.ts'
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
import { CheckList, ChoiceField, TextField } from '#renderer/ui/fields.tsx'
import { type RecordForm, useRecordForm } from '#renderer/ui/form.tsx'
import { sayInstead } from '#renderer/ui/notices-store.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { PickInput } from '#renderer/ui/pick-field.tsx'
import { findOrganizations } from './recipients-field.tsx'

type Recipient = TakenBackFor['recipientId']

/** A box to tick has a word for its value: whoever treats the student has none. */
const WHOEVER_TREATS = ''
const asValue = (recipient: Recipient) => recipient ?? WHOEVER_TREATS
const asRecipient = (value: string): Recipient => (value === WHOEVER_TREATS ? null : value)

/** Of a paper for whoever treats the student: for all it names, for those of them that are ticked, or for one alone. */
const Extent = z.enum(['everybody', 'some', 'one'])
type Extent = z.infer<typeof Extent>

/** One of those who treat the student, whom the paper does not name. */
const OneOfThem = z.object({ id: z.string(), label: z.string() })

const Revocation = z
  .object({
    revokedOn: Day,
    how: Line,
    /** Nothing is proposed for a paper for whoever treats: all, and one of them, lie too near to each other. */
    extent: Extent.nullable(),
    recipients: z.array(z.string()),
    also: z.array(z.string()),
    oneOfThem: OneOfThem.nullable(),
  })
  .check((context) => {
    const refuse = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: [path], message, input: context.value })
    const { extent, recipients, oneOfThem } = context.value
    if (extent === null) refuse('extent', 'consents:errors.forWhomNotSaid')
    if (extent === 'some' && recipients.length === 0)
      refuse('recipients', 'consents:errors.takenBackForNobody')
    if (extent === 'one' && oneOfThem === null) refuse('oneOfThem', 'consents:errors.oneNotChosen')
  })
type Revocation = z.infer<typeof Revocation>

/** Whom it is taken back for; nobody while that is not said yet. */
function meant(
  { extent, recipients, oneOfThem }: Pick<Revocation, 'extent' | 'recipients' | 'oneOfThem'>,
  named: readonly Recipient[],
): readonly Recipient[] {
  switch (extent) {
    case null:
      return []
    case 'everybody':
      return named
    case 'some':
      return recipients.map(asRecipient)
    case 'one':
      return oneOfThem ? [oneOfThem.id] : []
    default:
      return assertNever(extent)
  }
}

/** How far a paper may be taken back, where there is anything to choose. */
function extentsOf(named: readonly Recipient[]): readonly Extent[] {
  return named.length > 1 ? ['everybody', 'some', 'one'] : ['everybody', 'one']
}

/** What is proposed: all it names, of papers where somebody can see who that is. */
function extentAtFirst(named: readonly Recipient[]): Extent | null {
  if (named.includes(null)) return null
  return named.length > 1 ? 'some' : 'everybody'
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
  const forWhom = (recipients: readonly Recipient[], oneOfThem: Revocation['oneOfThem']) =>
    (named.length > 1 || named.includes(null)) && named.every((each) => recipients.includes(each))
      ? t('consents:revoke.everybody')
      : recipients
          .map((recipient) =>
            recipient !== null && recipient === oneOfThem?.id ? oneOfThem.label : nameOf(consent, recipient),
          )
          .join(', ')
  const form = useRecordForm(Revocation, {
    defaults: {
      ...{ revokedOn: today, how: '', also: [], oneOfThem: null },
      extent: extentAtFirst(named),
      recipients: named.map(asValue),
    },
    save: async ({ revokedOn, how, also, ...said }) => {
      const chosen = meant(said, named)
      const names = forWhom(chosen, said.oneOfThem)
      const isForAll = named.every((recipient) => chosen.includes(recipient))
      sayInstead(
        'consents.revoke',
        names === ''
          ? { message: 'common:done.consents.revoke' }
          : { message: 'consents:revoke.done', values: { names } },
      )
      await revoke.run({
        ...{ id: consent.id, version: consent.version, revokedOn, how },
        ...(!isForAll && { recipientIds: [...chosen] }),
        also: othersFor(chosen)
          .filter(({ id }) => also.includes(id))
          .map(({ id, version }) => ({ id, version })),
      })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`consents.revoke.${consent.id}`, form)
  const [extent, recipients, oneOfThem] = form.form.watch(['extent', 'recipients', 'oneOfThem'])
  const chosen = meant({ extent, recipients, oneOfThem }, named)
  const others = othersFor(chosen)
  const names = forWhom(chosen, oneOfThem)
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
        save={names === '' ? t('consents:revoke.action') : t('consents:revoke.actionFor', { names })}
        onCancel={onClose}
        reload={() => void refreshEverything()}
      >
        <p>{t('consents:revoke.paper', words(consent))}</p>
        <p>{t('consents:revoke.meaning')}</p>
        {named.includes(null) && (
          <ChoiceField
            of={form}
            name="extent"
            label={t('consents:revoke.forWhom')}
            choices={extentsOf(named).map((value) => ({
              value,
              label: t(`consents:revoke.extent.${value}`),
            }))}
            required
          />
        )}
        {named.length > 1 && extent === 'some' && (
          <CheckList
            of={form}
            name="recipients"
            label={named.includes(null) ? t('consents:revoke.whichOfThem') : t('consents:revoke.forWhom')}
            description={t('consents:revoke.forWhomHint')}
            choices={named.map((recipient) => ({
              value: asValue(recipient),
              label: nameOf(consent, recipient),
            }))}
            required
          />
        )}
        {extent === 'one' && <PickOne of={form} />}
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

/** The one provider it is taken back for. */
function PickOne({ of }: { readonly of: RecordForm<Revocation, Revocation> }): ReactElement {
  const { t } = useText()
  const { field, fieldState } = useController({ control: of.form.control, name: 'oneOfThem' })
  return (
    <PickInput
      label={t('consents:revoke.oneOfThem')}
      description={t('consents:revoke.oneOfThemHint')}
      placeholder={t('consents:fields.recipientPlaceholder')}
      find={findOrganizations}
      required
      inputRef={field.ref}
      value={field.value?.id ?? null}
      picked={field.value}
      onChange={() => undefined}
      onPicked={(pick) => field.onChange(pick && { id: pick.id, label: pick.label })}
      onBlur={field.onBlur}
      error={fieldState.error?.message}
    />
  )
}
