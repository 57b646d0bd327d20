const escapeField = (text: string) => text.replace(/[\\;,:"]/g, '\\$&')

/**
 * The text that phones' camera apps read as "join this network" (`WIFI:T:WPA;S:…;P:…;;`, the form that ZXing set).
 * @param password '' for an open network
 */
export const wifiCode = (name: string, password: string): string =>
  `WIFI:T:${password ? 'WPA' : 'nopass'};S:${escapeField(name)};${password ? `P:${escapeField(password)};` : ''};`
