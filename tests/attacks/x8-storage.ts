import { actionLearningMeeting } from '../../src/templates/action-learning-meeting.ts'
import { seeded } from '../scenarios/convergence-world.ts'
import type { AttackClass, Move, Variant } from './attack-class.ts'
import type { AttackWorld } from './attack-world.ts'
import type { MeetingDevice } from './meeting-device.ts'

type Random = ReturnType<typeof seeded>

const rounds = 4
/** Until a device that came back has heard from the others what it has lost. */
const backMs = 10_000

const nameless = { template: { ...actionLearningMeeting, id: 'nameless', names: 'never' as const } }

/** Names of stored values, of the room or of the table's grid. */
const valuesOf = ({ store }: MeetingDevice, world: AttackWorld, part: 'room/kept/' | 'doc/') =>
  [...store.values.keys()].filter((key) => key.startsWith(`meeting/${world.id}/${part}`))

/** One bit of one byte, as a worn flash cell does it. */
const flip = ({ store }: MeetingDevice, key: string, random: Random) => {
  const value = store.values.get(key)
  if (!(value instanceof Uint8Array) || value.length === 0) return
  const bytes = value.slice()
  const at = random.below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  store.values.set(key, bytes)
}

/** Closes it, damages what it has stored, and opens it again. */
const damage = async (world: AttackWorld, device: MeetingDevice, harm: () => void) => {
  await world.during(device.close())
  harm()
  await world.during(device.open())
  await world.pass(backMs)
}

const isTold = ({ model }: MeetingDevice) => model.connection.damage.found.value !== undefined

/** In every value of a kind, one device after the other. */
const damageEach = async (world: AttackWorld, part: 'room/kept/' | 'doc/'): Promise<string> => {
  const random = seeded(8)
  let values = 0
  for (const device of world.honest) {
    const keys = valuesOf(device, world, part)
    if (keys.length === 0) continue
    await damage(world, device, () => {
      for (const key of valuesOf(device, world, part)) flip(device, key, random)
    })
    values += keys.length
    if (!isTold(device)) throw new Error(`${device.name} says nothing of it`)
  }
  if (values === 0) throw new Error('nothing was stored')
  return `each device says what was damaged, of ${values} values`
}

/** In one value of each device, whatever it is of. */
const damageOneOfEach = async (world: AttackWorld): Promise<string> => {
  const random = seeded(9)
  for (let round = 0; round < rounds; round++)
    for (const device of world.honest)
      await damage(world, device, () => {
        const key = random.pick([
          ...valuesOf(device, world, 'room/kept/'),
          ...valuesOf(device, world, 'doc/'),
        ])
        if (key) flip(device, key, random)
      })
  const told = world.honest.filter(isTold).length
  return `${told} of ${world.honest.length} devices say so; the others had a second copy`
}

const variants = (names: 'with names' | 'without names'): readonly Variant[] => {
  const parts = { from: 'storage' as const, ...(names === 'without names' && { world: nameless }) }
  return [
    {
      name: `all that a device keeps of the room, ${names}`,
      ...parts,
      sends: 'one bit of every value, one device after the other',
      run: (world) => damageEach(world, 'room/kept/'),
    },
    {
      name: `all that a device keeps of its table's grid, ${names}`,
      ...parts,
      sends: 'one bit of every update, snapshot and plain row, one device after the other',
      run: (world) => damageEach(world, 'doc/'),
    },
    {
      name: `one value of each device, again and again, ${names}`,
      ...parts,
      sends: `one bit of one value, ${rounds} times on each device`,
      run: damageOneOfEach,
    },
  ]
}

const damageAtRandom: Move = async (world, random) => {
  const device = random.pick(world.honest)
  if (!device) return
  await damage(world, device, () => {
    const key = random.pick(valuesOf(device, world, random.chance(0.5) ? 'room/kept/' : 'doc/'))
    if (key) flip(device, key, random)
  })
}

export const storageDamage: AttackClass = {
  id: 'X8',
  title: 'damaged storage',
  variants: [...variants('with names'), ...variants('without names')],
  moves: { damageAtRandom },
}
