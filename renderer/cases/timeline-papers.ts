import type { PrintedPage } from '#shared/domain/packet.ts'
import { type CaseEntry, lines, list, noonOf, type Teller } from './timeline-teller.ts'

/** Consents, and that they were taken back. */
export function consentEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  return record.consents.flatMap((consent) => {
    const kind = list(
      t(`vocabulary:consentKind.${consent.kind}`),
      ...consent.recipientIds.map((id) => record.organizations[id]),
    )
    const shared = { kind: 'consent', icon: 'consent', referralId: null } as const
    const recorded: CaseEntry = {
      ...shared,
      id: consent.id,
      at: consent.recordedAt,
      on: consent.signedOn,
      title: t('cases:timeline.consent', { kind }),
      who: who(consent.recordedBy),
      body: lines(
        t('cases:timeline.signedBy', { signer: consent.signer, until: day(consent.expiresOn) }),
        consent.information.map((part) => t(`vocabulary:information.${part}`)).join(' · '),
      ),
    }
    if (consent.revokedOn === null) return [recorded]
    const revoked: CaseEntry = {
      ...shared,
      id: `${consent.id}-revoked`,
      at: noonOf(consent.revokedOn),
      on: consent.revokedOn,
      timeless: true,
      title: t('cases:timeline.revoked', { kind }),
      who: '',
      body: consent.revokedHow,
      tone: 'warn',
    }
    return [recorded, revoked]
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

function paperEntry(first: PrintedPage, pages: readonly PrintedPage[], { t, who, day }: Teller): CaseEntry {
  const went = (page: PrintedPage): string => {
    const part = t(`vocabulary:packetPart.${page.part}`)
    if (page.ending === null) return t('cases:timeline.pageSomewhere', { part })
    const ending = t(`vocabulary:pageEnding.${page.ending}`)
    return t('cases:timeline.pageWent', { part, ending, day: page.endedOn ? day(page.endedOn) : '' })
  }
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
    body: lines(...pages.map(went)),
    ...(pages.some(({ ending }) => ending === null) && {
      tone: 'warn' as const,
      isUnanswered: true as const,
    }),
  }
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
        disclosure.what,
        disclosure.exception
          ? list(t(`vocabulary:disclosureException.${disclosure.exception}`), disclosure.exceptionNote)
          : t('cases:timeline.withConsent'),
      ),
      ...(disclosure.exception && { tone: 'warn' as const }),
    }))
}
