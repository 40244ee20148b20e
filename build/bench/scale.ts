import type { OpenVault } from '#main/vault/open-vault.ts'

import { remark, type FigureName } from './figures.ts'
import { inTurn } from './measure.ts'
import { benchApp } from './vaults.ts'

const ROUNDS = 60

/** What somebody might type: part of a name, a telephone number, a code, words of a note. */
function typedWords(vault: OpenVault): readonly string[] {
  const { code } = vault.reading
    .prepare('SELECT code FROM cases ORDER BY opened_on DESC LIMIT 1')
    .get({}) as {
    code: string
  }
  return ['mar', 'nguy', '555-01', code, 'clinic', 'first talk', 'sleep', 'counseling']
}

type Works = Readonly<Record<string, (round: number) => Promise<string>>>

function worksOf(vault: OpenVault) {
  const { ask } = benchApp(vault)
  const ids = (
    vault.reading
      .prepare('SELECT id FROM cases WHERE restricted = 0 ORDER BY random() LIMIT 200')
      .all({}) as { id: string }[]
  ).map(({ id }) => id)
  const list = (operation: string, input: object) => () => ask(operation, JSON.stringify(input))
  const lists: Works = {
    'referrals, all': list('referrals.list', { group: 'all', limit: 100 }),
    'referrals, closed': list('referrals.list', { group: 'closed', limit: 100 }),
    'referrals, open': list('referrals.list', { group: 'open', limit: 100 }),
    'cases, open': list('cases.list', { open: true, limit: 100 }),
    'cases, closed': list('cases.list', { open: false, limit: 100 }),
    today: list('today.get', { whose: 'mine' }),
  }
  const searches: Works = Object.fromEntries(
    typedWords(vault).map((words, at) => [
      // The code is another one in each vault.
      at === 3 ? 'a code' : `“${words}”`,
      () => ask('search.find', JSON.stringify({ words })),
    ]),
  )
  const cases: Works = {
    'a case': (round) => ask('cases.get', JSON.stringify({ id: ids[round % ids.length] })),
  }
  return {
    lists,
    searches,
    cases,
    open: () => Promise.all(ids.map((id) => ask('cases.get', JSON.stringify({ id })))),
  }
}

/** How many times slower each work is in the large vault; the worst of them is the figure. */
async function worstRatio(small: Works, large: Works): Promise<number> {
  const ratios: number[] = []
  for (const [name, inSmall] of Object.entries(small)) {
    const inLarge = large[name]
    if (!inLarge) continue
    await inTurn(5, { small: inSmall, large: inLarge })
    const times = await inTurn(ROUNDS, { small: inSmall, large: inLarge })
    ratios.push(times.large / times.small)
    remark(
      `scale: ${name} ${times.large.toFixed(2)} ms at 100,000, ${times.small.toFixed(2)} ms at 1,000, ` +
        `${(times.large / times.small).toFixed(2)} times.`,
    )
  }
  return Math.max(...ratios)
}

/** Lists of the same length, searches and cases at 100,000 referrals over the same at 1,000. */
export async function measureScale(
  thousand: OpenVault,
  stress: OpenVault,
): Promise<Partial<Record<FigureName, number>>> {
  const small = worksOf(thousand)
  const large = worksOf(stress)
  await small.open()
  await large.open()
  return {
    'scale.list_100k_over_1k': await worstRatio(small.lists, large.lists),
    'scale.search_100k_over_1k': await worstRatio(small.searches, large.searches),
    'scale.case_100k_over_1k': await worstRatio(small.cases, large.cases),
  }
}
