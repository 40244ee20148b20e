import type { Consent } from '../domain/consent.ts'
import type { MessageKey } from './catalogues.ts'

/** How the scope of a consent is worded. */
interface ScopeWording {
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string>>) => string
  readonly day: (on: string) => string
}

/**
 * What a consent covers, what for and until when, in the program's own words and naming nobody: it goes with records of a
 * program for substance use that leave by it (42 CFR 2.32(b)).
 */
export function consentScope(
  {
    signedOn,
    expiresOn,
    expiresWhen,
    purposes,
    information,
  }: Pick<Consent, 'signedOn' | 'expiresOn' | 'expiresWhen' | 'purposes' | 'information'>,
  { say, day }: ScopeWording,
): string {
  return say('requests:paper.scopeUnnamed', {
    signed: day(signedOn),
    until: expiresOn === null ? expiresWhen : day(expiresOn),
    purpose: purposes.map((each) => say(`vocabulary:consentPurpose.${each}`)).join('; '),
    information: information.map((part) => say(`vocabulary:information.${part}`)).join('; '),
  })
}
