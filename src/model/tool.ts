/** The language that a job's steps need: an image on one provider, a set-up step on another. */
export interface Tool {
  readonly name: 'node' | 'python';
  /** Major version of Node.js (`24`), major and minor version of Python (`3.13`). */
  readonly version: string;
}
