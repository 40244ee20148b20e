import { calledOn, type Consent, recipientsOf } from '#shared/domain/consent.ts'
import { isAbout, subjectOfReferral } from '#shared/domain/consent-request.ts'
import { untilWords } from '#renderer/consents/until.ts'
import { PacketLanguage, type PrintedPage } from '#shared/domain/packet.ts'
import { addresseeOf, contactName } from './timeline-contacts.ts'
import { type CaseEntry, lines, list, noonOf, type Teller } from './timeline-teller.ts'

/** Whether a paper names an organization, or was taken back for it. */
const isConcerned = (
  { recipientIds, takenBackFor }: Pick<Consent, 'recipientIds' | 'takenBackFor'>,
  organizationId: string | null,
): boolean =>
  organizationId !== null &&
  (recipientIds.includes(organizationId) ||
    takenBackFor.some(({ recipientId }) => recipientId === organizationId))

/** Consents, and that they were taken back. */
export function consentEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.consents.flatMap((consent) => {
    const name = t(`vocabulary:consentKind.${consent.kind}`)
    const nameOf = (id: string | null) =>
      id === null ? t('consents:box.anyTreating') : (calledOn(consent, id) ?? record.organizations[id] ?? '')
    const kind = list(name, ...recipientsOf(consent).map(nameOf))
    const shared = { kind: 'consent', icon: 'consent', referralId: null } as const
    const referralsOf = (isMeant: (organizationId: string | null) => boolean) =>
      record.referrals
        .filter(
          ({ consentId, organizationId }) =>
            (consentId === consent.id || isConcerned(consent, organizationId)) && isMeant(organizationId),
        )
        .map(({ id }) => id)
    const recorded: CaseEntry = {
      ...shared,
      id: consent.id,
      referralIds: referralsOf(() => true),
      at: consent.recordedAt,
      on: consent.signedOn,
      title: t('cases:timeline.consent', { kind }),
      who: who(consent.recordedBy),
      body: lines(
        t('cases:timeline.signedBy', { signer: consent.signer, until: untilWords(consent, { t, day }) }),
        consent.information.map((part) => t(`vocabulary:information.${part}`)).join(' · '),
      ),
    }
    // A day does not tell what came first: what was written down with its hour stands in its order.
    const later = (
      what: string,
      { on, at = null }: { readonly on: string | null; readonly at?: string | null },
      title: string,
      body: string,
      referralIds = referralsOf(() => true),
    ): CaseEntry[] =>
      on === null
        ? []
        : [
            {
              ...shared,
              id: `${consent.id}-${what}`,
              referralIds,
              at: at ?? noonOf(on),
              on,
              ...(at === null && { timeless: true as const }),
              title,
              who: '',
              body,
              tone: 'warn',
            },
          ]
    return [
      recorded,
      ...consent.takenBackFor.flatMap(({ recipientId, on, at, how }) =>
        later(
          `revoked-${recipientId ?? 'treating'}`,
          { on, at },
          t('cases:timeline.revoked', { kind: list(name, nameOf(recipientId)) }),
          how,
          referralsOf((organizationId) => recipientId === null || organizationId === recipientId),
        ),
      ),
      ...(consent.takenBackFor.length > 0
        ? []
        : later(
            'revoked',
            { on: consent.revokedOn, at: consent.revokedAt },
            t('cases:timeline.revoked', { kind }),
            consent.revokedHow,
          )),
      ...later(
        'ended',
        { on: consent.happenedOn },
        t('cases:timeline.consentEnded', { kind }),
        consent.expiresWhen,
      ),
      ...consent.objections.flatMap(({ by, on, at = null, how, weighed }, index) =>
        later(
          `objection-${index}`,
          { on, at },
          t('cases:timeline.objected', { name: by, kind }),
          lines(how, weighed && t('cases:timeline.weighed', { words: weighed.words })),
        ),
      ),
    ]
  })
}

/** That somebody said no to a paper, in their words. */
export function declinedEntries({ record, t }: Teller): readonly CaseEntry[] {
  return record.declined.flatMap((request): CaseEntry[] => {
    const { id, kind, recipientIds, ending } = request
    if (ending?.state !== 'declined') return []
    const { by, on, at = null, words } = ending
    const paper = list(
      t(`vocabulary:consentKind.${kind}`),
      ...recipientIds.map((recipientId) => record.organizations[recipientId]),
    )
    const referrals = record.referrals.filter((referral) =>
      isAbout({ ...request, anyTreating: false }, subjectOfReferral(referral)),
    )
    return [
      {
        ...{ id: `${id}-declined`, kind: 'consent', icon: 'consent', referralId: null },
        referralIds: referrals.map((referral) => referral.id),
        at: at ?? noonOf(on),
        on,
        ...(at === null && { timeless: true as const }),
        title: t('cases:timeline.declined', { name: by, kind: paper }),
        who: '',
        body: words,
        tone: 'warn',
      },
    ]
  })
}

/** What was printed at one time, and where the pages went. */
export function paperEntries(teller: Teller): readonly CaseEntry[] {
  const prints = Map.groupBy(teller.record.pages, ({ referralId, printedAt }) => `${referralId} ${printedAt}`)
  return [...prints.values()].flatMap((pages) => {
    const [first] = pages
    return first ? [paperEntry(first, pages, teller)] : []
  })
}

const VERSION = /^(\S+) \S+\.(\d+)$/

/** The words of a printed page by their plain name: in which language, and whether the school had changed them. */
function wordsNamed(version: string, t: Teller['t']): string {
  const [, code, changes] = VERSION.exec(version) ?? []
  const known = PacketLanguage.safeParse(code)
  if (!known.success) return version
  const language = t(`vocabulary:packetLanguage.${known.data}`)
  const count = Number(changes)
  return count === 0
    ? t('cases:timeline.wordsShipped', { language })
    : t('cases:timeline.wordsChanged', { language, count })
}

function paperEntry(
  first: PrintedPage,
  pages: readonly PrintedPage[],
  { record, t, who, day }: Teller,
): CaseEntry {
  const addressee = addresseeOf(pages, record.contacts)
  const went = (page: PrintedPage): string => {
    const part = t(`vocabulary:packetPart.${page.part}`)
    if (page.ending === null) return t('cases:timeline.pageSomewhere', { part })
    const ending = t(`vocabulary:pageEnding.${page.ending}`)
    const told = t('cases:timeline.pageWent', { part, ending, day: page.endedOn ? day(page.endedOn) : '' })
    const method = record.disclosures.find(({ pageIds }) => pageIds.includes(page.id))?.method
    const note = list(method && t(`vocabulary:sendMethod.${method}`), page.endedNote)
    return note === '' ? told : t('cases:timeline.pageNote', { went: told, note })
  }
  // Pages of one print were read by one interpreter, if at all.
  const interpreter = pages.find((page) => page.interpreter !== null)?.interpreter
  const versions = [...new Set(pages.flatMap(({ textVersion }) => textVersion?.split(', ') ?? []))]
  return {
    id: first.id,
    kind: 'paper',
    icon: 'print',
    referralId: first.referralId,
    at: first.printedAt,
    title: t('cases:timeline.printed', {
      count: pages.length,
      language: t(`vocabulary:packetLanguage.${first.language}`),
    }),
    who: who(first.printedBy),
    body: lines(
      addressee && t('cases:timeline.printedFor', { name: contactName(addressee, t) }),
      ...pages.map(went),
      interpreter &&
        t('cases:timeline.printedInterpreter', {
          name: interpreter.name,
          role: t(`packets:interpreter.roles.${interpreter.role}`),
          how: t(`packets:interpreter.hows.${interpreter.how}`),
        }),
      versions.length > 0 &&
        t('cases:timeline.printedWords', { words: versions.map((each) => wordsNamed(each, t)).join('; ') }),
    ),
    ...(pages.some(({ ending }) => ending === null) && {
      tone: 'warn' as const,
      isUnanswered: true as const,
    }),
  }
}

/** Forms and other papers of the student, and where each went. */
export function formEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.forms.map((form) => {
    const name = t(`forms:names.${form.form}`)
    const language = t(`vocabulary:packetLanguage.${form.language}`)
    const told =
      form.ending === null
        ? t('cases:timeline.pageSomewhere', { part: name })
        : t('cases:timeline.pageWent', {
            part: name,
            ending: t(`vocabulary:pageEnding.${form.ending}`),
            day: form.endedOn ? day(form.endedOn) : '',
          })
    const method = record.disclosures.find(({ pageIds }) => pageIds.includes(form.id))?.method
    const note = list(method && t(`vocabulary:sendMethod.${method}`), form.endedNote)
    return {
      id: form.id,
      kind: 'paper',
      icon: 'print',
      referralId: null,
      at: form.printedAt,
      title: t('cases:timeline.formPrinted', { name, language }),
      who: who(form.printedBy),
      body: note === '' ? told : t('cases:timeline.pageNote', { went: told, note }),
      ...(form.ending === null && { tone: 'warn' as const }),
    }
  })
}

/** What left the school. */
export function disclosureEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  const ours = new Set(record.referrals.map(({ id }) => id))
  return record.disclosures
    .filter(({ referralId }) => referralId === null || ours.has(referralId))
    .map((disclosure) => ({
      id: disclosure.id,
      kind: 'disclosure',
      icon: 'export',
      referralId: disclosure.referralId,
      at: disclosure.recordedAt,
      on: disclosure.onDay,
      title: t('cases:timeline.disclosure', { party: disclosure.party }),
      who: who(disclosure.recordedBy),
      body: lines(
        list(disclosure.what, disclosure.method && t(`vocabulary:sendMethod.${disclosure.method}`)),
        disclosure.exception
          ? list(t(`vocabulary:disclosureException.${disclosure.exception}`), disclosure.exceptionNote)
          : t('cases:timeline.withConsent'),
      ),
      ...(disclosure.exception && { tone: 'warn' as const }),
    }))
}
