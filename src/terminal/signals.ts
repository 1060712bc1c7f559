/** What an interaction does when the system sends it a signal. */
export interface SignalHandlers {
  /** Ctrl-C from outside (`isGone` false), or the terminal was closed. */
  readonly interrupt: (isGone: boolean) => void
  /** The system ends the program. */
  readonly terminate: () => void
  /** Called before the process stops, to give the terminal back. */
  readonly beforeStop: () => void
  /** Called when it goes on, also after a stop that could not be seen coming, or soon where stopping is not possible. */
  readonly afterStop: () => void
}

/** How long to wait for a stop that does not come: a process without a shell above it cannot be stopped. */
const NO_STOP_MS = 200

export interface SignalWatch {
  /** Stops the program and what it was started by, as Ctrl-Z does outside raw mode. */
  stop(): void
  end(): void
}

/** Watches the signals that would lose an answer or leave the terminal in disorder. */
export function watchSignals(handlers: SignalHandlers): SignalWatch {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const interrupt = (): void => handlers.interrupt(false)
  const hangUp = (): void => handlers.interrupt(true)
  const goOn = (): void => {
    clearTimeout(timer)
    if (isStopped) process.on('SIGTSTP', stopSelf)
    isStopped = false
    handlers.afterStop()
  }
  const stopSelf = (): void => {
    if (isStopped) return
    isStopped = true
    handlers.beforeStop()
    // Without a listener the signal has its usual effect.
    process.removeListener('SIGTSTP', stopSelf)
    process.kill(process.pid, 'SIGTSTP')
    timer = setTimeout(goOn, NO_STOP_MS)
  }
  const isWindows = process.platform === 'win32'
  const watched = Object.entries({
    SIGINT: interrupt,
    SIGTERM: handlers.terminate,
    SIGHUP: hangUp,
    ...(isWindows ? {} : { SIGTSTP: stopSelf, SIGCONT: goOn }),
  })
  for (const [signal, listener] of watched) process.on(signal, listener)
  return {
    stop() {
      if (!isWindows) process.kill(0, 'SIGTSTP')
    },
    end() {
      clearTimeout(timer)
      for (const [signal, listener] of watched) process.removeListener(signal, listener)
    },
  }
}
