import { expect } from '@playwright/test'
import { relays } from '../../../src/i18n/en/relays.ts'
import { garbage, type RelayBehaviour, rejecting, slow, type TestRelay } from '../../doubles/relays.ts'
import { serve } from '../../scripts/serve.mjs'
import { type HostDevice, openHostDevice } from '../support/host-device.ts'
import { openOverRelays, secureRelay } from '../support/relays.ts'
import { arrivalMs, invitationLink, joinByLink, pairByText, toPage } from '../support/steps.ts'
import type { Row } from './row.ts'
import { arrives, atTheTables, isBack, pause } from './world.ts'

/** 'down': it is not there at all. */
type Behaves = RelayBehaviour | 'honest' | 'down'

interface RelayWorld {
  readonly relays: readonly TestRelay[]
  readonly tablet: HostDevice
  /** A phone comes in by the invitation's link alone; nobody shows a code. */
  newcomer(): Promise<HostDevice>
}

const slowMs = 3_000
const downMs = 240_000
/** A relay that was away for minutes is tried again at least once a minute. */
const relayBackMs = 90_000

/** Devices and relays on this machine: what goes wrong here is the relays, not the network. */
const withRelays = async <Seen>(
  behaviours: readonly Behaves[],
  act: (world: RelayWorld) => Promise<Seen>,
): Promise<Seen> => {
  const server = await serve()
  const relays = await Promise.all(
    behaviours.map((behaves) => secureRelay(typeof behaves === 'string' ? undefined : behaves)),
  )
  const open: HostDevice[] = []
  const start = async (name: string, size: 'tablet' | 'phone') => {
    const device = await openHostDevice({ name, prefix: [], url: server.url }, { name, size, trusting: true })
    open.push(device)
    return device
  }
  try {
    for (const [at, behaves] of behaviours.entries()) if (behaves === 'down') await relays[at]?.stop()
    const tablet = await start('tablet', 'tablet')
    await openOverRelays(tablet, {
      focus: 'The new handover sheet',
      title: 'Ward seven',
      urls: relays.map(({ url }) => url),
    })
    const link = await invitationLink(tablet)
    return await act({
      relays,
      tablet,
      async newcomer() {
        const phone = await start(`phone ${open.length}`, 'phone')
        await joinByLink(phone, link, 1)
        return phone
      },
    })
  } finally {
    await Promise.all(open.map((device) => device.close().catch(() => undefined)))
    await Promise.all(relays.map((relay) => relay.close()))
    await server.close()
  }
}

/** Linked by no code; how long after the link was opened. */
const comesIn = async ({ tablet, newcomer }: RelayWorld, mostMs = 60_000): Promise<string> => {
  const beganMs = Date.now()
  const phone = await newcomer()
  const took = await isBack(phone, beganMs, mostMs)
  await atTheTables({ tablet, phones: [phone] })
  const note = await arrives(phone, tablet, 'No code was read')
  return `linked ${took} after the invitation was opened, with no scan; a note arrived in ${note}`
}

/** How the pairing screen says that relays stand. */
const says = async (device: HostDevice, words: string) => {
  await toPage(device, 'connect')
  await expect(device.page.getByText(words).first()).toBeVisible({ timeout: arrivalMs })
}

const byCodesAllTheSame = async ({ tablet, newcomer }: RelayWorld, all: number): Promise<string> => {
  const phone = await newcomer()
  await says(tablet, relays.reached(0, all))
  await pairByText(tablet, phone)
  await atTheTables({ tablet, phones: [phone] })
  const note = await arrives(phone, tablet, 'By codes all the same')
  return `“${relays.reached(0, all)}” Two codes made a link; a note arrived in ${note}`
}

export const relayRows: readonly Row[] = [
  {
    name: 'Relays: all down',
    expected: 'said calmly; codes work without',
    run: () => withRelays(['down', 'down'], (world) => byCodesAllTheSame(world, 2)),
  },
  {
    name: 'Relays: one up of three',
    expected: 'linked by the invitation alone',
    run: () => withRelays(['down', 'honest', 'down'], (world) => comesIn(world)),
  },
  {
    name: 'Relays: down for four minutes and back',
    expected: 'whoever came meanwhile is linked once they are back, with no scan',
    mostMs: downMs + 300_000,
    run: () =>
      withRelays(['honest', 'honest'], async ({ relays, tablet, newcomer }) => {
        for (const relay of relays) await relay.stop()
        const phone = await newcomer()
        await pause(downMs)
        for (const relay of relays) await relay.start()
        const took = await isBack(phone, Date.now(), relayBackMs)
        await atTheTables({ tablet, phones: [phone] })
        const note = await arrives(phone, tablet, 'After four minutes')
        return `linked ${took} after the relays were back; a note arrived in ${note}`
      }),
  },
  {
    name: 'Relays: all reject whatever they are given',
    expected: 'said calmly; codes work without',
    run: () => withRelays([rejecting, rejecting], (world) => byCodesAllTheSame(world, 2)),
  },
  {
    name: 'Relays: one rejects, one answers with garbage beside what is right',
    expected: 'linked by the invitation alone',
    run: () => withRelays([rejecting, garbage], (world) => comesIn(world)),
  },
  {
    name: `Relays: slow, ${slowMs / 1_000} s in each direction`,
    expected: 'linked by the invitation alone, later',
    mostMs: 240_000,
    run: () => withRelays([slow(slowMs)], (world) => comesIn(world, 120_000)),
  },
]
