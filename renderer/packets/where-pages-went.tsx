import type { ReactElement } from 'react'
import { z } from 'zod'

import type { ReferralView } from '#shared/api/referrals.ts'
import { goesToProvider, PageEnding, type PrintedPage } from '#shared/domain/packet.ts'
import { SendMethod } from '#shared/domain/referral.ts'
import { api } from '#renderer/api.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { CheckField, SelectField, TextArea } from '#renderer/ui/fields.tsx'
import { FieldRow, FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import { Section } from '#renderer/ui/page.tsx'

/** Where each page went, as it is ticked; how it was sent matters only when one was sent. */
const Endings = z.object({
  pages: z.array(z.object({ pageId: z.string(), ending: PageEnding })),
  method: SendMethod.nullable(),
  emergency: z.boolean(),
  threat: z.string().max(8000, 'common:fields.tooLong'),
})

function likelyEnding({ part }: PrintedPage, { pathway }: ReferralView): PageEnding {
  return goesToProvider(part) && pathway === 'school-contacts-provider'
    ? 'sent-to-provider'
    : 'handed-to-parent'
}

/** Asks where the printed pages went. Printing tells nobody anything; sending is what gets recorded. */
export function WherePagesWent({
  referral,
  pages,
}: {
  readonly referral: ReferralView
  readonly pages: readonly PrintedPage[]
}): ReactElement {
  const { t } = useText()
  const settle = useCommand(api.packets.settle)
  const form = useRecordForm(Endings, {
    defaults: {
      pages: pages.map((page) => ({ pageId: page.id, ending: likelyEnding(page, referral) })),
      method: 'in-hand',
      emergency: false,
      threat: '',
    },
    save: async ({ pages: endings, method, emergency, threat }) => {
      const sends = endings.some(({ ending }) => ending === 'sent-to-provider')
      await settle.run({
        referralId: referral.id,
        endings,
        method: sends || endings.some(({ ending }) => ending === 'handed-to-parent') ? method : null,
        emergency: sends && emergency ? { threat } : null,
      })
    },
  })
  const { pages: ticked, emergency } = form.form.watch()
  const sends = ticked.some(({ ending }) => ending === 'sent-to-provider')
  return (
    <Section title={t('packets:went.title')} tone="accent">
      <FormBox of={form} save={t('packets:went.save')}>
        <FieldRow>
          {pages.map((page, at) => (
            <SelectField
              key={page.id}
              of={form}
              name={`pages.${at}.ending`}
              label={t(`vocabulary:packetPart.${page.part}`)}
              choices={PageEnding.options.map((value) => ({
                value,
                label: t(`vocabulary:pageEnding.${value}`),
              }))}
            />
          ))}
        </FieldRow>
        {sends && (
          <>
            <SelectField
              of={form}
              name="method"
              label={t('packets:went.method')}
              choices={SendMethod.options.map((value) => ({
                value,
                label: t(`vocabulary:sendMethod.${value}`),
              }))}
            />
            <CheckField
              of={form}
              name="emergency"
              label={t('packets:went.emergency')}
              description={t('packets:went.emergencyHint')}
            />
            {emergency && (
              <TextArea of={form} name="threat" label={t('packets:went.threat')} lines={2} required />
            )}
          </>
        )}
      </FormBox>
    </Section>
  )
}
