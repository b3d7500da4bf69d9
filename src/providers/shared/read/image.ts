import { Tool } from '../../../model/tool';

/** The tool that an image holds; undefined for any other image. */
export function toolOf(image: string): Tool | undefined {
  const match = /^(node|python):([0-9.]+)$/.exec(image);
  return match ? { name: match[1] as Tool['name'], version: match[2] } : undefined;
}
