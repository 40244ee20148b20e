import { Button } from '@mantine/core'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type ReactElement, useMemo } from 'react'

import { MOST_COMPARED } from '#shared/api/providers.ts'
import { api } from '#renderer/api.ts'
import { askOnce, useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import lines from '#renderer/ui/lines.module.css'
import { Page } from '#renderer/ui/page.tsx'
import { type Pick, PickInput } from '#renderer/ui/pick-field.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import classes from './compare.module.css'
import { SideBySide } from './side-by-side.tsx'

const PATH = '/providers/compare'
const MOST_OFFERED = 50

/** Services that fit the words, without those that stand here already. */
const findBeside =
  (chosen: readonly string[]) =>
  async (words: string): Promise<readonly Pick[]> => {
    const { rows } = await askOnce(api.providers.list, { words, limit: MOST_OFFERED })
    return rows
      .filter(({ id }) => !chosen.includes(id))
      .map(({ id, name, organizationName }) => ({ id, label: name, detail: organizationName }))
  }

/** Services of the directory side by side: what is known of each, row by row. */
export function CompareScreen(): ReactElement {
  const { t } = useText()
  const router = useRouter()
  const navigate = useNavigate()
  const { services } = useSearch({ from: PATH })
  const answer = useAnswer(api.providers.compare, { serviceIds: services }, { keepBefore: true })
  const find = useMemo(() => findBeside(services), [services])
  const choose = (chosen: readonly string[]) =>
    void navigate({ to: PATH, search: { services: [...chosen] }, replace: true })
  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('providers:compare.title')}
      facts={t('providers:compare.about')}
    >
      <div className={classes.page}>
        {services.length < MOST_COMPARED ? (
          <div className={classes.add}>
            <PickInput
              key={services.length}
              label={t('providers:compare.add')}
              description={t('providers:compare.addHint')}
              find={find}
              value={null}
              onChange={(id) => {
                if (id !== null) choose([...services, id])
              }}
            />
          </div>
        ) : (
          <p className={lines.quiet}>{t('providers:compare.full')}</p>
        )}
        <Answer of={answer} lines={10}>
          {(compared) =>
            compared.length === 0 ? (
              <EmptyState icon="provider" title={t('providers:compare.empty')}>
                {t('providers:compare.emptyText')}
              </EmptyState>
            ) : (
              <SideBySide
                compared={compared}
                action={({ service: { id, name } }) => (
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-sm"
                    aria-label={`${t('providers:compare.remove')}: ${name}`}
                    onClick={() => choose(services.filter((each) => each !== id))}
                  >
                    {t('providers:compare.remove')}
                  </Button>
                )}
              />
            )
          }
        </Answer>
      </div>
    </Page>
  )
}
