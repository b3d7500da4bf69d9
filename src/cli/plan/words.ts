/** "a, b and c" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** The titles of the items, by the text that is said of them. */
export function titlesByText<Item extends { readonly title: string }>(items: readonly Item[], textOf: (item: Item) => string): Map<string, string[]> {
  const titles = new Map<string, string[]>();
  for (const item of items) titles.set(textOf(item), [...titles.get(textOf(item)) ?? [], item.title]);
  return titles;
}

/** Lines of columns that stand below each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => [...cells[column] ?? ''].length)));
  return rows.map((cells) => cells.map((cell, column) => cell + ' '.repeat(Math.max(0, widths[column] - [...cell].length))).join('  ').trimEnd());
}
