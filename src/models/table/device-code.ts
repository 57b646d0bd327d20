import type { DeviceId } from '../../domain/ids.ts'

const codeLength = 4

/** Four characters that people read out to tell a phone from others. Nobody is let in by them. */
export const deviceToCode = (device: DeviceId): string => device.slice(0, codeLength).toUpperCase()
