import { createApi } from '@ccm/client'
import { type Filled, fillServer, type Words } from './filled.ts'
import { type Server, startServer } from './server.ts'

/** A server that is filled once for all tests of a worker that only look. None of them may change what it holds. */
export interface Room {
  url: string
  filled: Filled
}

/** The room whose fields say these words. */
export type OpenRoom = (words: Words) => Promise<Room>

/** Rooms over copies of a server's directory, each filled when it is first asked for. */
export function openRooms(started: string): { open: OpenRoom; remove: () => Promise<void> } {
  const servers: Server[] = []
  const rooms = new Map<Words, Promise<Room>>()
  const fill = async (words: Words): Promise<Room> => {
    const server = await startServer(started)
    servers.push(server)
    return { url: server.url, filled: await fillServer(createApi({ url: server.url }), words) }
  }
  return {
    open(words) {
      const room = rooms.get(words) ?? fill(words)
      rooms.set(words, room)
      return room
    },
    remove: async () => {
      await Promise.all(servers.map((server) => server.remove()))
    },
  }
}
