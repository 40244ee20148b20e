import { Link } from '@tanstack/react-router'
import type { CSSProperties, ReactElement, ReactNode } from 'react'

import type { ComparedService } from '#shared/api/providers.ts'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import classes from './compare.module.css'
import { useServiceFacts } from './service-facts.ts'
import { useDistances } from './use-distances.ts'

/** Every fact of a service, with how to reach it. */
function useComparedFacts(serviceIds: readonly string[], fromZip: string | null | undefined) {
  const { t } = useText()
  const distanceTo = useDistances(serviceIds, fromZip)
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

/** Services side by side, the same fact of all in one row. */
export function SideBySide({
  compared,
  fromZip,
  action,
}: {
  readonly compared: readonly ComparedService[]
  /** From where it is said how far they are; left out, from where somebody asked last. */
  readonly fromZip?: string | null
  /** What can be done with one of them, below its name. */
  readonly action: (of: ComparedService) => ReactNode
}): ReactElement {
  const { t } = useText()
  const factsOf = useComparedFacts(
    compared.map(({ service }) => service.id),
    fromZip,
  )
  const all = compared.map((each) => ({ each, facts: factsOf(each) }))
  const known = new Set(
    all.flatMap(({ facts }) => facts.filter(([, value]) => value !== '').map(([label]) => label)),
  )
  // The head of each, and a row for each fact somebody is known for.
  const rows = { '--fb-rows': known.size + 1 } as CSSProperties
  return (
    <div className={classes.compared} style={rows}>
      {all.map(({ each, each: { service, organization }, facts }) => (
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
            {action(each)}
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
