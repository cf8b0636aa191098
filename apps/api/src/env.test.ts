import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.ts'

describe('the environment', () => {
  it('may be empty', () => {
    expect(readEnv({}, '/clone')).toEqual({
      port: 3000,
      hostname: '127.0.0.1',
      databaseFile: '/clone/data/ccm.db',
      encryptionKey: undefined,
      keyFile: '/clone/data/ccm.key',
      development: false,
      allowedHosts: [],
      migrationsDir: '/clone/prisma/migrations',
      starterDir: '/clone/prisma/starter',
      webDir: '/clone/apps/web/dist',
      cliDir: '/clone/apps/cli',
    })
  })

  it.each([
    ['0.0.0.0', '0.0.0.0'],
    ['::', '::'],
    ['localhost', 'localhost'],
    ['a1b2c3d4e5f6', '127.0.0.1'],
    ['studio.local', '127.0.0.1'],
  ])('with HOSTNAME %s listens on %s', (HOSTNAME, hostname) => {
    expect(readEnv({ HOSTNAME }, '/clone').hostname).toBe(hostname)
  })

  it('sets everything else', () => {
    const env = {
      PORT: '0',
      DATABASE_URL: 'file:./x.db',
      NODE_ENV: 'development',
      CCM_ALLOWED_HOSTS: 'a.example.com, B.example.com',
      CCM_ENCRYPTION_KEY: 'correct horse',
      CCM_ROOT: '/image',
    }
    expect(readEnv(env, '/clone')).toMatchObject({
      port: 0,
      databaseFile: '/image/x.db',
      encryptionKey: 'correct horse',
      keyFile: '/image/ccm.key',
      development: true,
      allowedHosts: ['a.example.com', 'b.example.com'],
      migrationsDir: '/image/prisma/migrations',
    })
  })

  it('takes an empty key for none, as containers pass it on', () => {
    expect(readEnv({ CCM_ENCRYPTION_KEY: '' }, '/clone').encryptionKey).toBeUndefined()
  })

  it('is refused with every problem named at once', () => {
    const env = { PORT: '80x', DATABASE_URL: 'mysql://x', NODE_ENV: 'prod', CCM_ALLOWED_HOSTS: 'http://a' }
    expect(() => readEnv(env, '/clone')).toThrow(EnvError)
    expect(() => readEnv(env, '/clone')).toThrow(/PORT[^]*DATABASE_URL[^]*NODE_ENV[^]*CCM_ALLOWED_HOSTS/)
  })
})
