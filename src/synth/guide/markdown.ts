/** A table; `|` in a cell is shown, not taken for a border. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** A heading and what stands below it; nothing where there is nothing to say. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

/** A name as Markdown shows it, whatever signs it holds. */
export function escaped(name: string): string {
  return name.replace(/[\\`*_~<>[\]&]/g, '\\$&');
}

export function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
