import { IConstruct } from 'constructs';
import { FileBase } from 'projen';

/** A file that the synthesis writes and whose text is known beforehand. */
export class GeneratedFile extends FileBase {
  constructor(scope: IConstruct, path: string, private readonly text: string) {
    super(scope, path, { marker: false });
  }

  protected synthesizeContent(): string {
    return this.text;
  }
}
