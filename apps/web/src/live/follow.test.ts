import { expect, it } from 'vitest'
import { type ConnectionListener, follow, type LiveState } from './follow.ts'

/** A connection and a clock in the test's hands. */
function setUp() {
  const connections: (ConnectionListener & { closed: boolean })[] = []
  const states: LiveState[] = []
  const heard: string[] = []
  let timers: { callback: () => void; milliseconds: number }[] = []
  let time = 1000
  const follower = follow({
    connect: (listener) => {
      const connection = { ...listener, closed: false }
      connections.push(connection)
      return () => (connection.closed = true)
    },
    now: () => time,
    schedule: (callback, milliseconds) => {
      const timer = { callback, milliseconds }
      timers.push(timer)
      return () => (timers = timers.filter((other) => other !== timer))
    },
    onState: (state) => states.push(state),
    onEvent: ({ name }) => heard.push(name),
    onBack: () => heard.push('back'),
  })
  const pass = () => {
    const [timer] = timers.splice(0, 1)
    time += timer?.milliseconds ?? 0
    timer?.callback()
    return timer?.milliseconds
  }
  return { follower, connections, states, heard, pass, waiting: () => timers.length, last: () => connections[connections.length - 1] }
}

const event = { kind: 'component', action: 'updated', id: 'component-1', name: 'lint' } as const

it('is live once the server answers and passes on what it says', () => {
  const { states, heard, last } = setUp()
  last()?.onUp()
  last()?.onEvent(event)
  expect(states).toEqual([{ kind: 'connecting' }, { kind: 'live' }])
  expect(heard).toEqual(['lint'])
})

it('waits longer after each failure in a row and says since when it hears nothing', () => {
  const { states, connections, pass, last } = setUp()
  last()?.onUp()
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    last()?.onDown()
    return pass()
  })
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
  expect(states.at(-1)).toEqual({ kind: 'retrying', at: 46_000, lost: 1_000 })
  expect(connections.slice(0, -1).every(({ closed }) => closed)).toBe(true)
})

it('asks for everything again when the connection is back, and not before the first', () => {
  const { heard, pass, last } = setUp()
  last()?.onUp()
  expect(heard).toEqual([])
  last()?.onDown()
  pass()
  last()?.onUp()
  expect(heard).toEqual(['back'])
})

it('tries at once when asked, and only once', () => {
  const { follower, connections, waiting, last } = setUp()
  last()?.onDown()
  follower.tryNow()
  expect(connections).toHaveLength(2)
  expect(waiting()).toBe(0)
})

it('does not listen to a connection it has given up', () => {
  const { follower, connections, states, waiting, last } = setUp()
  last()?.onDown()
  follower.tryNow()
  connections[0]?.onDown()
  connections[0]?.onUp()
  expect(states.at(-1)?.kind).toBe('retrying')
  expect(waiting()).toBe(0)
})

it('ends everything when the page goes', () => {
  const { follower, connections, waiting, last } = setUp()
  last()?.onDown()
  follower.stop()
  expect(waiting()).toBe(0)
  expect(connections.every(({ closed }) => closed)).toBe(true)
})
