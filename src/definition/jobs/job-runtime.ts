import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { Tool } from '../../model/tool';

/** The language that a job's commands need, in the same version on all four providers. */
export class JobRuntime {
  /**
   * Node.js.
   *
   * @param version major version
   * @default '24'
   */
  public static node(version: string = '24'): JobRuntime {
    return new JobRuntime('node', checkVersion('JobRuntime.node', version, /^[1-9]\d*$/, 'a major version in quotes, such as "24"'));
  }

  /**
   * Python.
   *
   * @param version major and minor version
   * @default '3.12'
   */
  public static python(version: string = '3.12'): JobRuntime {
    return JobRuntime._python('JobRuntime.python', version);
  }

  /** @internal */
  public static _python(property: string, version: string): JobRuntime {
    return new JobRuntime('python', checkVersion(property, version, /^3\.\d+$/, 'a major and minor version in quotes, such as "3.12"'));
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

refuseUnknownNames('JobRuntime', JobRuntime);

/** Never a number: 3.10 would be 3.1. */
function checkVersion(property: string, version: string, allowed: RegExp, expected: string): string {
  if (typeof version !== 'string') throw wrongType(property, version, expected);
  if (!allowed.test(version)) throw invalid(property, version, `must be ${expected}`);
  return version;
}
