import { invalid } from './model/invalid';
import { Tool } from './model/tool';

/** The language that a job's commands need, in the same version on all four providers. */
export class JobRuntime {
  /**
   * Node.js.
   *
   * @param version major version
   * @default '24'
   */
  public static node(version: string = '24'): JobRuntime {
    if (!/^[1-9]\d*$/.test(version)) throw invalid('JobRuntime.node', version, 'must be a major version in quotes, such as "24"');
    return new JobRuntime('node', version);
  }

  /**
   * Python.
   *
   * @param version major and minor version
   * @default '3.12'
   */
  public static python(version: string = '3.12'): JobRuntime {
    if (!/^3\.\d+$/.test(version)) throw invalid('JobRuntime.python', version, 'must be a major and minor version in quotes, such as "3.12"');
    return new JobRuntime('python', version);
  }

  /** `node` or `python`. */
  public readonly name: string;

  private constructor(private readonly tool: Tool['name'], public readonly version: string) {
    this.name = tool;
  }

  /** @internal */
  public _toModel(): Tool {
    return { name: this.tool, version: this.version };
  }
}
