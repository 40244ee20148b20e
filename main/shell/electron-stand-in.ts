import { EventEmitter } from 'node:events'

import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'

import type { FromVault, ToVault } from '../vault-port.ts'
import type { Desktop } from './desktop.ts'

type Answer = (...values: readonly unknown[]) => unknown

/** A session that remembers what was set on it. */
export class StandInSession extends EventEmitter {
  readonly set: Record<string, Answer | unknown> = {}
  readonly partition: string
  beforeRequest:
    ((details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void) | undefined
  readonly handlers = new Map<string, (request: Request) => Promise<Response> | Response>()
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response> | Response) =>
      void this.handlers.set(scheme, handler),
  }
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<StandInSession['beforeRequest']>) =>
      void (this.beforeRequest = listener),
  }

  constructor(partition: string) {
    super()
    this.partition = partition
  }

  setPermissionRequestHandler = (handler: unknown): void => void (this.set['permissionRequest'] = handler)
  setPermissionCheckHandler = (handler: unknown): void => void (this.set['permissionCheck'] = handler)
  setDevicePermissionHandler = (handler: unknown): void => void (this.set['devicePermission'] = handler)
  setBluetoothPairingHandler = (handler: unknown): void => void (this.set['bluetooth'] = handler)
  setDisplayMediaRequestHandler = (handler: unknown): void => void (this.set['displayMedia'] = handler)
  setProxy = async (proxy: unknown): Promise<void> => void (this.set['proxy'] = proxy)
  setSpellCheckerEnabled = (enabled: boolean): void => void (this.set['spellChecker'] = enabled)

  /** Whether a request for this address would be stopped. */
  stops(url: string): boolean {
    let stopped = false
    this.beforeRequest?.({ url }, ({ cancel }) => void (stopped = cancel ?? false))
    return stopped
  }
}

/** The contents of one window. */
class StandInContents extends EventEmitter {
  readonly mainFrame = {}
  readonly sent: (readonly unknown[])[] = []
  openHandler: (() => { action: string }) | undefined
  webRtc = ''
  setWebRTCIPHandlingPolicy = (policy: string): void => void (this.webRtc = policy)
  send = (...values: readonly unknown[]): void => void this.sent.push(values)
  setWindowOpenHandler = (handler: () => { action: string }): void => void (this.openHandler = handler)
  printToPDF = async (options: unknown): Promise<Uint8Array> =>
    new TextEncoder().encode(JSON.stringify(options))
  /** What the printer says; a test may say something else. */
  printing = { printed: true, whyNot: '' }
  print = (_options: unknown, done: (printed: boolean, whyNot: string) => void): void =>
    done(this.printing.printed, this.printing.whyNot)
}

/** Something opaque that can lie above a page. */
class StandInView {
  colour = ''
  bounds: object = {}
  setBackgroundColor = (colour: string): void => void (this.colour = colour)
  setBounds = (bounds: object): void => void (this.bounds = bounds)
}

/** A window that draws nothing. */
export class StandInWindow extends EventEmitter {
  /** What lies above the page. */
  readonly covers = new Set<StandInView>()
  readonly contentView = {
    addChildView: (view: StandInView) => void this.covers.add(view),
    removeChildView: (view: StandInView) => void this.covers.delete(view),
  }
  readonly webContents = new StandInContents()
  readonly options: BrowserWindowConstructorOptions
  readonly shown: string[] = []
  address = ''
  destroyed = false
  focused = 0

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
  }

  loadURL = async (address: string): Promise<void> => void (this.address = address)
  setMenuBarVisibility = (): void => {}
  show = (): void => void this.shown.push('show')
  focus = (): void => void (this.focused += 1)
  restore = (): void => void this.shown.push('restore')
  isMinimized = (): boolean => false
  isInFront = false
  isFocused = (): boolean => this.isInFront
  isDestroyed = (): boolean => this.destroyed
  getContentBounds = (): object => ({ x: 10, y: 50, width: 1000, height: 660 })
  getNormalBounds = (): object => ({ x: 10, y: 20, width: 1000, height: 700 })
  destroy = (): void => {
    this.destroyed = true
    this.emit('closed')
  }
}

/** Something said on the desktop. */
class StandInNotification extends EventEmitter {
  readonly said: object
  readonly #seen: StandInNotification[]

  constructor(said: object, seen: StandInNotification[]) {
    super()
    this.said = said
    this.#seen = seen
  }

  show = (): void => void this.#seen.push(this)
}

/** A vault process that only remembers what it was told. */
export class StandInVault extends EventEmitter {
  readonly told: ToVault[] = []
  readonly entry: string
  readonly options: object
  killed = false

  constructor(entry: string, options: object) {
    super()
    this.entry = entry
    this.options = options
  }

  postMessage = (message: ToVault): void => void this.told.push(message)
  says = (message: FromVault): void => void this.emit('message', message)
  kill = (): boolean => {
    this.killed = true
    return this.emit('exit', 0)
  }
}

/** What a test can look at after the shell has used its desktop. */
export interface StandInDesktop {
  readonly desktop: Desktop
  readonly app: EventEmitter & { quits: number; exits: number }
  readonly power: EventEmitter
  readonly windows: readonly StandInWindow[]
  readonly sessions: ReadonlyMap<string, StandInSession>
  readonly vaults: readonly StandInVault[]
  readonly switches: ReadonlyMap<string, string | undefined>
  readonly paths: ReadonlyMap<string, string>
  readonly privileged: readonly unknown[]
  readonly invokable: ReadonlyMap<string, Answer>
  readonly dialogs: { open: readonly string[]; save: string | undefined }
  /** What becomes of everything printed. */
  readonly printing: { printed: boolean; whyNot: string }
  readonly menus: readonly unknown[]
  readonly clipboard: { words: string }
  /** What was said on the desktop. */
  readonly notifications: readonly StandInNotification[]
  /** Names of everything of Electron the shell touched. */
  readonly touched: readonly string[]
}

/** Electron without its runtime: it records every call, so that a test can ask what the shell did. */
export function standInDesktop({ packaged = true, alone = true } = {}): StandInDesktop {
  const windows: StandInWindow[] = []
  const sessions = new Map<string, StandInSession>()
  const vaults: StandInVault[] = []
  const switches = new Map<string, string | undefined>()
  const paths = new Map<string, string>()
  const privileged: unknown[] = []
  const invokable = new Map<string, Answer>()
  const dialogs: { open: readonly string[]; save: string | undefined } = { open: [], save: undefined }
  const printing = { printed: true, whyNot: '' }
  const menus: unknown[] = []
  const clipboard = { words: '' }
  const notifications: StandInNotification[] = []
  const touched: string[] = []
  const power = new EventEmitter()

  const app = Object.assign(new EventEmitter(), {
    quits: 0,
    exits: 0,
    isPackaged: packaged,
    setName: () => {},
    setPath: (name: string, path: string) => void paths.set(name, path),
    getPath: (name: string) => paths.get(name) ?? `/${name}`,
    requestSingleInstanceLock: () => alone,
    enableSandbox: () => void switches.set('(sandbox)', undefined),
    commandLine: {
      appendSwitch: (name: string, value?: string) => void switches.set(name, value),
      hasSwitch: (name: string) => switches.has(name),
    },
    whenReady: async () => {},
    quit: () => void (app.quits += 1),
    exit: () => void (app.exits += 1),
  })

  function makeWindow(options: BrowserWindowConstructorOptions): StandInWindow {
    const window = new StandInWindow(options)
    window.webContents.printing = printing
    windows.push(window)
    app.emit('web-contents-created', {}, window.webContents)
    return window
  }

  const electron = {
    app,
    powerMonitor: power,
    View: StandInView,
    clipboard: { readText: () => clipboard.words, clear: () => void (clipboard.words = '') },
    BrowserWindow: function (options: BrowserWindowConstructorOptions) {
      return makeWindow(options)
    },
    Notification: Object.assign(
      function (said: object) {
        return new StandInNotification(said, notifications)
      },
      { isSupported: () => true },
    ),
    session: {
      fromPartition: (partition: string) => {
        const session = sessions.get(partition) ?? new StandInSession(partition)
        sessions.set(partition, session)
        app.emit('session-created', session)
        return session
      },
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: readonly unknown[]) => void privileged.push(...schemes),
    },
    ipcMain: { handle: (channel: string, handler: Answer) => void invokable.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void menus.push(menu),
    },
    dialog: {
      showOpenDialog: async () => ({ canceled: dialogs.open.length === 0, filePaths: dialogs.open }),
      showSaveDialog: async () => ({ canceled: dialogs.save === undefined, filePath: dialogs.save ?? '' }),
    },
    utilityProcess: {
      fork: (entry: string, _values: readonly string[], options: object) => {
        const vault = new StandInVault(entry, options)
        vaults.push(vault)
        return vault
      },
    },
  }
  const recording = new Proxy(electron, {
    get: (target, name) => {
      if (!(name in target)) throw new Error(`The stand-in has no ${String(name)}`)
      touched.push(String(name))
      return target[name as keyof typeof electron]
    },
  })
  return {
    // The stand-in has what the shell uses and no more; a test that reaches further fails at once.
    desktop: recording as unknown as Desktop,
    app,
    power,
    windows,
    sessions,
    vaults,
    switches,
    paths,
    privileged,
    invokable,
    dialogs,
    printing,
    menus,
    clipboard,
    notifications,
    touched,
  }
}

/** The stand-in as the window it stands for. */
export function asWindow(window: StandInWindow): BrowserWindow {
  return window as unknown as BrowserWindow
}
