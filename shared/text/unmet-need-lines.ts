import type { AskedBy, Offered, UnmetNeed } from '../domain/evaluation/unmet-need.ts'
import { KindOfHelp } from '../domain/kind-of-help.ts'
import { InsuranceClass } from '../domain/student.ts'
import type { MessageKey } from './catalogues.ts'

/** How a page says things, in its language. */
export interface NeedWords {
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string
  /** "61 %". */
  percent(share: number): string
  /** A language by its tag. */
  language(tag: string): string
}

/** Figures under one heading: the first of each row names it. */
export interface NeedTable {
  readonly id: string
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

const WITHHELD: MessageKey = 'unmet-need:withheld'

function obstacleTable({ obstacles, all }: UnmetNeed, { say, percent }: NeedWords): NeedTable {
  return {
    id: 'obstacles',
    title: say('unmet-need:obstacles.title'),
    heads: [
      say('unmet-need:obstacles.obstacle'),
      say('unmet-need:referrals'),
      say('unmet-need:obstacles.share'),
      say('unmet-need:obstacles.range'),
    ],
    rows: obstacles.map(({ obstacle, referrals, low, high }) => [
      say(`unmet-need:obstacle.${obstacle}`),
      ...(referrals === null || low === null || high === null || all === null
        ? [say(WITHHELD), '', '']
        : [
            String(referrals),
            percent(referrals / all.referrals),
            say('unmet-need:obstacles.between', { low: percent(low), high: percent(high) }),
          ]),
    ]),
    notes: [say('unmet-need:obstacles.note')],
  }
}

function becameTable({ became, median, all }: UnmetNeed, { say, percent }: NeedWords): NeedTable {
  const wait =
    median === null
      ? say('unmet-need:wait.withheld')
      : median.estimate === null
        ? say('unmet-need:wait.never')
        : say('unmet-need:wait.median', { days: median.estimate })
  return {
    id: 'became',
    title: say('unmet-need:became.title'),
    heads: [say('unmet-need:became.what'), say('unmet-need:referrals'), say('unmet-need:obstacles.share')],
    rows: became.map((each) => [
      say(`unmet-need:became.${each.became}`),
      ...(each.referrals === null || all === null
        ? [say(WITHHELD), '']
        : [String(each.referrals), percent(each.referrals / all.referrals)]),
    ]),
    notes: [wait],
  }
}

function groupName(by: AskedBy, group: string | null, { say, language }: NeedWords): string {
  if (group === null) return say(`unmet-need:asked.none.${by}`)
  switch (by) {
    case 'help':
      return say(`vocabulary:kindOfHelp.${KindOfHelp.parse(group)}`)
    case 'language':
      return language(group)
    case 'payer':
      return say(`vocabulary:insurance.${InsuranceClass.parse(group)}`)
  }
}

function offeredWords(offered: Offered | null, services: number, { say }: NeedWords): string {
  if (offered === null) return ''
  const { offers, unknown } = offered
  const said = say('unmet-need:asked.offers', { part: offers, all: services })
  return unknown === 0 ? said : say('unmet-need:asked.unknown', { said, unknown })
}

function askedTables({ asked, services, all }: UnmetNeed, words: NeedWords): NeedTable[] {
  const { say, percent } = words
  return asked.map(({ by, groups, others }) => ({
    id: by,
    title: say(`unmet-need:asked.title.${by}`),
    heads: [say(`unmet-need:asked.by.${by}`), say('unmet-need:referrals'), say('unmet-need:asked.directory')],
    rows: [
      ...groups.map(({ group, referrals, offered }) => [
        groupName(by, group, words),
        say('unmet-need:asked.share', {
          count: referrals,
          percent: percent(referrals / (all?.referrals ?? referrals)),
        }),
        offeredWords(offered, services, words),
      ]),
      ...(others > 0 ? [[say('unmet-need:asked.others'), String(others), '']] : []),
    ],
    notes: [],
  }))
}

/** The page in words: its tables in their order. Nothing where all of it is of too few. */
export function needTables(need: UnmetNeed, words: NeedWords): readonly NeedTable[] {
  if (need.all === null) return []
  return [obstacleTable(need, words), becameTable(need, words), ...askedTables(need, words)]
}

/** What each word of the page means. */
export function needDefinitions({ say }: NeedWords): readonly string[] {
  return [
    say('unmet-need:definitions.referral'),
    say('unmet-need:definitions.capacity'),
    say('unmet-need:definitions.cost'),
    say('unmet-need:definitions.language'),
    say('unmet-need:definitions.distance'),
    say('unmet-need:definitions.share'),
    say('unmet-need:definitions.directory'),
    say('unmet-need:definitions.withheld'),
  ]
}
