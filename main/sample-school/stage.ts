/** A moment of the office's wall clock, in minutes since 1 January 1970. */
export type Moment = number

/** Something that unfolds over days: it says when it goes on, and is woken then. */
export type Story<Result = void> = Generator<Moment, Result, void>

interface Waiting {
  readonly at: Moment
  readonly order: number
  readonly story: Story
}

const isBefore = (one: Waiting, other: Waiting): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

/** Stories that wait for their moment, the next one on top (a binary heap). */
function createQueue() {
  const heap: Waiting[] = []
  const at = (index: number): Waiting => {
    const found = heap[index]
    if (!found) throw new Error('No such place in the queue')
    return found
  }
  const swap = (one: number, other: number): void => {
    const kept = at(one)
    heap[one] = at(other)
    heap[other] = kept
  }
  const rise = (index: number): void => {
    const above = (index - 1) >> 1
    if (index === 0 || !isBefore(at(index), at(above))) return
    swap(index, above)
    rise(above)
  }
  const sink = (index: number): void => {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    let first = index
    if (left < heap.length && isBefore(at(left), at(first))) first = left
    if (right < heap.length && isBefore(at(right), at(first))) first = right
    if (first === index) return
    swap(index, first)
    sink(first)
  }
  return {
    add(waiting: Waiting): void {
      heap.push(waiting)
      rise(heap.length - 1)
    },
    take(): Waiting | undefined {
      const first = heap[0]
      const last = heap.pop()
      if (heap.length > 0 && last) {
        heap[0] = last
        sink(0)
      }
      return first
    },
  }
}

/** Tells many stories at once, in the order of time. */
export interface Stage {
  readonly now: Moment
  /** Begins a story at a moment to come. */
  begin(story: Story, at: Moment): void
  /** Wakes one story after another until the end; between two of them whatever they told can be collected. */
  run(until: Moment): Generator<void, void, void>
}

/** An empty stage. */
export function createStage(): Stage {
  const queue = createQueue()
  let now: Moment = 0
  let order = 0
  const wait = (story: Story, at: Moment): void => {
    order += 1
    queue.add({ at: Math.max(at, now), order, story })
  }
  return {
    get now() {
      return now
    },
    begin: wait,
    *run(until) {
      for (let next = queue.take(); next && next.at <= until; next = queue.take()) {
        now = next.at
        const { done, value } = next.story.next()
        if (!done) wait(next.story, value)
        yield
      }
    },
  }
}
