/** How time goes by for whatever waits; a test hands in one that it moves itself. */
export interface PassingTime {
  /** The clock on the wall, in milliseconds; whoever owns the machine may set it. */
  wall(): number
  /** Milliseconds that never run backwards, and on some machines stand still while the machine sleeps. */
  steady(): number
  /** Calls back again and again, until its answer is called. */
  every(milliseconds: number, run: () => void): () => void
}

/** The time of this machine. */
export const machineTime: PassingTime = {
  wall: () => Date.now(),
  steady: () => performance.now(),
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}
