/** An independent reader of RFC 4180, written as its grammar reads; fails on anything else. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = []
  let rest = text
  while (rest !== '') {
    const row: string[] = []
    for (;;) {
      const quoted = /^"((?:[^"]|"")*)"/.exec(rest)
      const plain = quoted ?? /^([^",\r\n]*)/.exec(rest)
      if (!plain) throw new Error('no field')
      row.push(quoted ? (plain[1] ?? '').replaceAll('""', '"') : (plain[1] ?? ''))
      rest = rest.slice(plain[0].length)
      if (!rest.startsWith(',')) break
      rest = rest.slice(1)
    }
    if (!rest.startsWith('\r\n')) throw new Error(`no line end at ${JSON.stringify(rest.slice(0, 20))}`)
    rest = rest.slice(2)
    rows.push(row)
  }
  return rows
}
