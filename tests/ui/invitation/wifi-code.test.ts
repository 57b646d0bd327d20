import { expect, it } from 'vitest'
import { wifiCode } from '../../../src/ui/invitation/wifi-code.ts'

it('[S4] a Wi-Fi is put into a code that camera apps read', () => {
  expect(wifiCode('Ward 4', 'tea;at:4')).toBe('WIFI:T:WPA;S:Ward 4;P:tea\\;at\\:4;;')
  expect(wifiCode('Guests', '')).toBe('WIFI:T:nopass;S:Guests;;')
})
