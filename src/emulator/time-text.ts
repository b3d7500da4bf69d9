/** A moment as the API writes it, with a space and microseconds: `2024-07-03 13:59:00.653000+00:00`. */
export function momentText(epochMs: number | undefined): string | null {
  if (epochMs === undefined) return null;
  return new Date(epochMs).toISOString().replace('T', ' ').replace('Z', '000+00:00');
}

/** A duration as the API writes it: `HH:MM:SS`, whole seconds. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** A duration in words: `1 hour, 2 minutes, 3 seconds`. */
export function durationWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.join(', ') || '0 seconds';
}

/** The time of day as dbt writes it before a line of its log: `13:59:00`. */
export function timeOfDay(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(11, 19);
}
