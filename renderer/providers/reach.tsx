import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import type { Organization } from '#shared/domain/provider.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { OrganizationForm } from './organization-form.tsx'
import { Phones } from './phones.tsx'
import classes from './providers.module.css'

/** How to reach the organization itself; where only its services and places can be called, they say so. */
export function Reach({
  organization,
  isReachedElsewhere,
}: {
  readonly organization: Organization
  readonly isReachedElsewhere: boolean
}): ReactElement | null {
  const { t } = useText()
  const works = useMay(officeWork)
  const [editing, setEditing] = useState(false)
  const { phones, website, email } = organization
  const isKnown = phones.length > 0 || website !== null || email !== null
  if (!isKnown && isReachedElsewhere && !works) return null
  return (
    <Section
      title={t('providers:one.contact')}
      actions={
        works && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('providers:reach.edit')}
            onClick={() => setEditing(true)}
          >
            {t('common:actions.edit')}
          </Button>
        )
      }
    >
      <Phones phones={phones} />
      <Facts
        of={[
          ...(website ? [[t('providers:form.website'), <Ltr>{website}</Ltr>] as const] : []),
          ...(email ? [[t('providers:one.email'), <Ltr>{email}</Ltr>] as const] : []),
        ]}
      />
      {!isKnown && (
        <p className={classes.hint}>
          {t(isReachedElsewhere ? 'providers:reach.elsewhere' : 'providers:one.noContact')}
        </p>
      )}
      {editing && <OrganizationForm organization={organization} onClose={() => setEditing(false)} />}
    </Section>
  )
}
