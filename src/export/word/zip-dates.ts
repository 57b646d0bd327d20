const endOfDirectory = 0x06054b50
const endOfDirectoryBytes = 22
/** 1 January 1980, midnight: where the dates of zip files begin, as reproducible builds have it. */
const firstDosDate = 0x0021

/**
 * Sets every file's date in a zip archive to one fixed day, in place, so that the same contents make the same bytes.
 * Source: PKWARE APPNOTE 4.3; archives without a comment and without zip64, as the Word writer makes them.
 * @throws RangeError where it is no such archive.
 */
export const fixZipDates = (zip: Uint8Array): void => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - endOfDirectoryBytes
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new RangeError('not a zip archive')
  const setDate = (at: number) => {
    view.setUint16(at, 0, true)
    view.setUint16(at + 2, firstDosDate, true)
  }
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    setDate(at + 12)
    setDate(view.getUint32(at + 42, true) + 10)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}
