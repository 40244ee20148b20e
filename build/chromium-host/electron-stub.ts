/** What the stub needs to know; it travels into the page as text. */
export interface StubOptions {
  readonly origin: string
  readonly binding: string
  readonly deliver: string
  readonly tokenChannel: string
}

/** A file as the page hands it over: Chromium tells no path, so its bytes go along. */
export interface CarriedFile {
  readonly name: string
  readonly base64: string
}

type Preload = (require: (name: string) => unknown) => void

/** The whole function travels into the page as text, so it holds everything it needs. */
function runWithStub({ origin, binding, deliver, tokenChannel }: StubOptions, preload: Preload): void {
  if (window.origin !== origin || window.top !== window) return

  type Listener = (event: unknown, ...values: readonly unknown[]) => void
  const page = window as unknown as Record<string, (...values: readonly unknown[]) => Promise<unknown>>
  const invoke = page[binding]
  if (!invoke) return
  delete page[binding]

  const listeners = new Map<string, Set<Listener>>()
  const files = new Map<string, File>()

  const carried = async (path: unknown): Promise<CarriedFile | null> => {
    const file = files.get(String(path))
    if (!file) return null
    files.delete(String(path))
    const data = await new Promise<string>((resolve, reject) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
      reader.addEventListener('error', () => reject(new Error('The file cannot be read')))
      reader.readAsDataURL(file)
    })
    return { name: file.name, base64: data.slice(data.indexOf(',') + 1) }
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }),
    },
    ipcRenderer: {
      invoke: async (channel: string, ...values: readonly unknown[]) =>
        channel === tokenChannel
          ? invoke(channel, await carried(values[0]).catch(() => null))
          : invoke(channel, ...values),
      on: (channel: string, listener: Listener) => {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      },
      off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
    },
    webUtils: {
      getPathForFile: (file: File) => {
        const path = `/carried/${crypto.randomUUID()}`
        files.set(path, file)
        return path
      },
    },
  }

  Object.defineProperty(window, deliver, {
    value: (channel: string, value: unknown) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, value)
    },
  })
  preload(() => electron)
}

/** Script for a page that runs the product's preload against a stand-in for the objects of Electron it uses. */
export function preloadScript(preload: string, options: StubOptions): string {
  return `(${runWithStub.toString()})(${JSON.stringify(options)}, (require) => {\n${preload}\n})`
}
