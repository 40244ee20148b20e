import { Button } from '@mantine/core'
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type CSSProperties, type ReactElement, useMemo } from 'react'

import { type ComparedService, MOST_COMPARED } from '#shared/api/providers.ts'
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
import { useServiceFacts } from './service-facts.ts'
import { useDistances } from './use-distances.ts'

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
                onRemove={(gone) => choose(services.filter((id) => id !== gone))}
              />
            )
          }
        </Answer>
      </div>
    </Page>
  )
}

/** Every fact of a service, with how to reach it. */
function useComparedFacts(serviceIds: readonly string[]) {
  const { t } = useText()
  const distanceTo = useDistances(serviceIds)
  const factsOf = useServiceFacts()
  return ({ service, checks, experience, phone, locations }: ComparedService) => [
    ...factsOf({ service, checks, experience: experience ?? undefined, distance: distanceTo(service.id) }),
    [t('providers:compare.phone'), phone ?? ''] as const,
    [
      t('providers:compare.places'),
      locations.map(({ name, address }) => [name, address].filter(Boolean).join(', ')).join('\n'),
    ] as const,
    [
      t('providers:compare.transit'),
      locations
        .map(({ transportation }) => transportation)
        .filter(Boolean)
        .join('\n'),
    ] as const,
  ]
}

function SideBySide({
  compared,
  onRemove,
}: {
  readonly compared: readonly ComparedService[]
  readonly onRemove: (serviceId: string) => void
}): ReactElement {
  const { t } = useText()
  const factsOf = useComparedFacts(compared.map(({ service }) => service.id))
  const all = compared.map((each) => ({ each, facts: factsOf(each) }))
  const known = new Set(
    all.flatMap(({ facts }) => facts.filter(([, value]) => value !== '').map(([label]) => label)),
  )
  // The head of each, and a row for each fact somebody is known for.
  const rows = { '--fb-rows': known.size + 1 } as CSSProperties
  return (
    <div className={classes.compared} style={rows}>
      {all.map(({ each: { service, organization }, facts }) => (
        <section
          key={service.id}
          className={classes.one}
          aria-label={`${service.name}, ${organization.name}`}
        >
          <header className={classes.head}>
            <h2 className={classes.name}>
              <Link to="/providers/$organizationId" params={{ organizationId: organization.id }}>
                {service.name}
              </Link>
            </h2>
            <p className={lines.quiet}>{organization.name}</p>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`${t('providers:compare.remove')}: ${service.name}`}
              onClick={() => onRemove(service.id)}
            >
              {t('providers:compare.remove')}
            </Button>
          </header>
          <dl className={classes.facts}>
            {facts
              .filter(([label]) => known.has(label))
              .map(([label, value]) => (
                <div key={label} className={classes.fact}>
                  <dt>{label}</dt>
                  <dd data-unknown={value === ''}>
                    <bdi>{value === '' ? t('providers:compare.unknown') : value}</bdi>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
