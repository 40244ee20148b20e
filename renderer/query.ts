import {
  type InfiniteData,
  keepPreviousData,
  MutationCache,
  type Query,
  QueryCache,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query'

import { useMemo } from 'react'

import { AppError } from '#shared/app-error.ts'
import { api, nameOf } from './api.ts'
import { useSession } from './session/session-store.ts'

/*
 * How screens ask. A query: `const record = useAnswer(api.cases.get, { id })`, then `<Answer of={record}>`.
 * A command: `const close = useCommand(api.referrals.close)`, then `await close.run(input)`.
 * Keys are the operation's name and its input. After any command everything on screen is asked again, so no
 * screen has to know what another one changed.
 */

function noticeLock(error: Error): void {
  if (!(error instanceof AppError) || error.code !== 'locked') return
  if (error.data.message === 'vault:errors.curtain') useSession.getState().cover()
  else useSession.getState().knock()
}

/** What is known of faults is not all of it any more. */
function noticeFault(error: Error): void {
  if (error instanceof AppError && error.code === 'internal')
    void answers.invalidateQueries({ queryKey: [nameOf(api.vault.faults)] })
}

function notice(error: Error): void {
  noticeLock(error)
  noticeFault(error)
}

/** What somebody may no longer read is not shown any longer either. */
function letGo(error: Error, query: Pick<Query<unknown, unknown>, 'setState'>): void {
  if (!(error instanceof AppError)) return
  if (error.code === 'not_found' || error.code === 'forbidden') query.setState({ data: undefined })
}

/** Longer than any curtain hangs, so that what is behind it comes back as it was. */
const KEPT = 31 * 60_000

/** The answers of this window, gone when the vault locks. */
export const answers: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      notice(error)
      letGo(error, query)
    },
  }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 30_000, gcTime: KEPT },
    mutations: { networkMode: 'always', retry: false },
  },
})

type Ask<Input, Output> = (input: Input, callId?: string) => Promise<Output>

/** Asks one query and keeps the answer fresh; `keepBefore` shows the last answer while the next one comes. */
export function useAnswer<Input, Output>(
  ask: Ask<Input, Output>,
  input: Input,
  { enabled = true, keepBefore = false }: { enabled?: boolean; keepBefore?: boolean } = {},
): UseQueryResult<Output, Error> {
  return useQuery<Output, Error>({
    queryKey: [nameOf(ask), input],
    queryFn: () => ask(input),
    enabled,
    ...(keepBefore && { placeholderData: keepPreviousData }),
  })
}

interface PageOf<Row> {
  readonly rows: readonly Row[]
  readonly more: boolean
}

/** The answers of a list that is read page by page, as one. */
export interface Pages<Row> {
  readonly data: readonly Row[] | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
  /** Asks for the next page; `null` when there is none. */
  readonly next: (() => void) | null
  readonly busy: boolean
}

/** Asks a long list page by page; `after` says what to ask for behind a row. */
export function usePages<Input, Row>(
  ask: Ask<Input, PageOf<Row>>,
  input: Input,
  after: (row: Row) => Input,
): Pages<Row> {
  const pages = useInfiniteQuery<PageOf<Row>, Error, InfiniteData<PageOf<Row>>, QueryKey, Input>({
    queryKey: [nameOf(ask), 'pages', input],
    // What stands here is what `initialPageParam` and `getNextPageParam` put there.
    queryFn: ({ pageParam }) => ask(pageParam as Input),
    initialPageParam: input,
    getNextPageParam: ({ rows, more }) => {
      const last = rows.at(-1)
      return more && last !== undefined ? after(last) : undefined
    },
    placeholderData: keepPreviousData,
  })
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages
  return {
    data: useMemo(() => data?.pages.flatMap(({ rows }) => rows), [data]),
    error,
    refetch,
    next: hasNextPage ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
  }
}

/** Asks one query outside a component, from the kept answers when they are fresh. */
export function askOnce<Input, Output>(ask: Ask<Input, Output>, input: Input): Promise<Output> {
  return answers.fetchQuery({ queryKey: [nameOf(ask), input], queryFn: () => ask(input) })
}

/** A command as a screen runs it. */
export interface Running<Input, Output> {
  /** Runs it; rejects with the `AppError` the program answered. */
  run(input: Input): Promise<Output>
  readonly busy: boolean
  /** Why the last run was refused. */
  readonly error: Error | null
  /** Forgets the last refusal. */
  reset(): void
}

/** Runs one command; when it succeeded, everything on screen is asked again. */
export function useCommand<Input, Output>(ask: Ask<Input, Output>): Running<Input, Output> {
  const mutation = useMutation<Output, Error, Input>({
    mutationKey: [nameOf(ask)],
    mutationFn: (input) => ask(input),
    onSuccess: () => refreshEverything(),
  })
  return { run: mutation.mutateAsync, busy: mutation.isPending, error: mutation.error, reset: mutation.reset }
}

/** After records were destroyed: forgets what is not on screen, and asks everything that is again. */
export async function forgetAnswers(client: QueryClient = answers): Promise<void> {
  client.removeQueries({ type: 'inactive' })
  client.getMutationCache().clear()
  await client.invalidateQueries()
}

/** Asks everything on screen again; what is not on screen is asked again when it is next shown. */
export async function refreshEverything(client: QueryClient = answers): Promise<void> {
  await client.invalidateQueries()
}
