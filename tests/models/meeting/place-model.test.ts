import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import type { RoomStage } from '../../../src/domain/records/records.ts'
import { startClock } from '../../../src/domain/rounds/clock.ts'
import type { Place } from '../../../src/domain/template/template.ts'
import type { Fact } from '../../../src/meeting/storage/facts.ts'
import { placeModel } from '../../../src/models/meeting/place-model.ts'
import { actionLearningMeeting } from '../../../src/templates/action-learning-meeting.ts'

const alone: Place = { stage: 'reflect', step: 'alone' }
const together: Place = { stage: 'reflect', step: 'together' }
const plan: Place = { stage: 'plan', step: 'alone' }

const stageAt = (place: Place): RoomStage => startClock(actionLearningMeeting, place, 0)
const inMemory = <T>(first?: T): Fact<T> => {
  let kept = first
  return {
    get: async () => kept,
    set: async (value) => {
      kept = value
    },
    keep: (value) => {
      kept = value
    },
    keepAtOnce: (value) => {
      kept = value
    },
  }
}
const device = async ({ linkedNow = 1, decides = false } = {}) => {
  const stage = signal<RoomStage | undefined>(undefined)
  const linked = signal(linkedNow)
  const kept = inMemory<Place>()
  const model = await placeModel({
    template: signal(actionLearningMeeting),
    stage,
    linked,
    atTable: signal(undefined),
    kept,
    decides: signal(decides),
  })
  return { stage, linked, kept, model }
}

it('[P7] the screen follows the room, unless its person looks back', async () => {
  const { stage, model } = await device()
  stage.value = stageAt(alone)
  expect(model.looking.value).toEqual(alone)
  stage.value = stageAt(together)
  expect(model.looking.value).toEqual(together)
  model.look(alone)
  stage.value = stageAt(plan)
  expect(model.looking.value).toEqual(alone)
  expect(model.place.value).toEqual(plan)
  model.followRoom()
  expect(model.looking.value).toEqual(plan)
})

it('[P7] a change of stage never takes the screen from somebody who is typing', async () => {
  const { stage, model } = await device()
  stage.value = stageAt(alone)
  model.typing(true)
  stage.value = stageAt(together)
  expect(model.looking.value).toEqual(alone)
  model.typing(false)
  expect(model.looking.value).toEqual(alone)
  model.followRoom()
  model.typing(true)
  model.typing(false)
  stage.value = stageAt(plan)
  expect(model.looking.value).toEqual(plan)
})

it('[P7] on a device that is not linked its person says where the room is; a link makes the room count again', async () => {
  const { stage, linked, kept, model } = await device({ linkedNow: 0 })
  expect(model.placeFrom.value).toBe('person')
  model.look(together)
  expect(model.place.value).toEqual(together)
  expect(await kept.get()).toEqual(together)
  stage.value = stageAt(plan)
  linked.value = 1
  model.linkedAgain()
  expect(model.placeFrom.value).toBe('room')
  expect(model.place.value).toEqual(plan)
  // Cut off again, and only looking at where the room was last: still the room's.
  linked.value = 0
  expect(model.place.value).toEqual(plan)
})

it('[R7] the facilitator’s own device is where the room is, linked or not', async () => {
  const { stage, model } = await device({ linkedNow: 0, decides: true })
  stage.value = stageAt(together)
  expect(model.placeFrom.value).toBe('room')
  model.look(alone)
  expect(model.place.value).toEqual(together)
  expect(model.looking.value).toEqual(alone)
})
