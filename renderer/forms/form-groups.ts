import type { FormId } from '#shared/domain/form.ts'

/** The forms as somebody looks for them. */
export const FORM_GROUPS = [
  { id: 'family', forms: ['family-guide', 'picture-page', 'read-aloud', 'hotline-card', 'was-it-good'] },
  {
    id: 'request',
    forms: ['staff-concern', 'self-referral-elementary', 'self-referral-secondary', 'parent-request'],
  },
  {
    id: 'agree',
    forms: ['consent-services', 'release-both-ways', 'provider-feedback', 'follow-up-card'],
  },
  { id: 'school', forms: ['when-to-refer', 'behavior-data', 'contact-log'] },
] as const satisfies readonly { readonly id: string; readonly forms: readonly FormId[] }[]
