import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { checkKnown, checkShortText, PropertyNames } from '../../model/property';

/** The ids of a dbt Cloud job, as they stand in the address of its page. */
export interface DbtCloudJobIds {
  /**
   * Access address of the account, with or without `https://`.
   * @default 'cloud.getdbt.com'
   * @see https://docs.getdbt.com/docs/cloud/about-cloud/access-regions-ip-addresses
   */
  readonly host?: string;
  /** Digits. */
  readonly accountId: string;
  /** Digits. */
  readonly projectId: string;
  /** Digits. */
  readonly jobId: string;
}

/** A dbt Cloud job by its name, where its id is not known or changes. */
export interface DbtCloudJobName {
  /**
   * Access address of the account, with or without `https://`.
   * @default 'cloud.getdbt.com'
   */
  readonly host?: string;
  /** Digits. */
  readonly accountId: string;
  /** Digits. */
  readonly projectId: string;
  /** The exact name of the job; it must be the only one of that name in the project. */
  readonly jobName: string;
}

const NAME_PROPERTIES: PropertyNames<DbtCloudJobName> = { host: true, accountId: true, projectId: true, jobName: true };
const ID_PROPERTIES: PropertyNames<DbtCloudJobIds> = { host: true, accountId: true, projectId: true, jobId: true };

/** Which dbt Cloud job to run: its host, account, project and job. */
export class DbtCloudJobRef {
  /**
   * Reads the address of the job's page, as copied from the browser: `https://HOST/deploy/ACCOUNT/projects/PROJECT/jobs/JOB`, also with
   * `/settings`, a query or a hash behind it, and the older `https://HOST/#/accounts/ACCOUNT/projects/PROJECT/jobs/JOB/`.
   *
   * @throws an error when the address is not that of a job
   */
  public static fromUrl(url: string): DbtCloudJobRef {
    if (typeof url !== 'string') throw wrongType('DbtCloudJobRef.fromUrl', url, "the address of the job's page as a text");
    const page = parseUrl(url);
    const match = /(?:^|[/#!])(?:deploy|accounts)\/(\d+)\/projects\/(\d+)\/jobs\/(\d+)(?=$|[/?#])/.exec(`${page.pathname}${page.hash}`);
    if (!match) {
      throw invalid('DbtCloudJobRef.fromUrl', url, 'is not the address of a dbt Cloud job', 'open the job in dbt Cloud and copy the address, such as https://cloud.getdbt.com/deploy/12345/projects/678/jobs/910');
    }
    const [, accountId, projectId, jobId] = match;
    return new DbtCloudJobRef(page.origin, accountId, projectId, { id: jobId });
  }

  /** @throws an error when an id is not made of digits or the host is not a host */
  public static fromIds(ids: DbtCloudJobIds): DbtCloudJobRef {
    const { host = 'cloud.getdbt.com', accountId, projectId, jobId } = checkKnown('DbtCloudJobRef.fromIds', ids, ID_PROPERTIES);
    return new DbtCloudJobRef(parseHost(host), checkId('accountId', accountId), checkId('projectId', projectId), { id: checkId('jobId', jobId) });
  }

  /**
   * The job is looked up by its name each time it runs; none or several of that name end the program with exit code 2.
   *
   * @throws an error when an id is not made of digits, the host is not a host, or the name is empty or longer than 255 characters
   */
  public static fromName(name: DbtCloudJobName): DbtCloudJobRef {
    const { host = 'cloud.getdbt.com', accountId, projectId, jobName } = checkKnown('DbtCloudJobRef.fromName', name, NAME_PROPERTIES);
    return new DbtCloudJobRef(parseHost(host), checkId('accountId', accountId), checkId('projectId', projectId), { name: checkShortText('jobName', jobName) });
  }

  /** Digits; undefined where the job is known by its name. */
  public readonly jobId?: string;
  /** Undefined where the job is known by its id. */
  public readonly jobName?: string;

  private constructor(
    /** Address of dbt Cloud, such as `https://cloud.getdbt.com`, without a slash at the end. */
    public readonly host: string,
    /** Digits. */
    public readonly accountId: string,
    /** Digits. */
    public readonly projectId: string,
    job: { readonly id?: string; readonly name?: string },
  ) {
    this.jobId = job.id;
    this.jobName = job.name;
  }

  /** Address of the job's page; of the list of jobs where the job is known by its name. */
  public get url(): string {
    return [this.host, 'deploy', this.accountId, 'projects', this.projectId, 'jobs', ...this.jobId === undefined ? [] : [this.jobId]].join('/');
  }
}

refuseUnknownNames('DbtCloudJobRef', DbtCloudJobRef);

function parseUrl(url: string): URL {
  let page: URL;
  try {
    page = new URL(url);
  } catch {
    throw invalid('DbtCloudJobRef.fromUrl', url, 'is not an address', 'copy it from the browser, with https:// in front');
  }
  if (page.protocol !== 'https:' || page.username !== '' || page.password !== '') {
    throw invalid('DbtCloudJobRef.fromUrl', page.host, 'must be an https:// address without user name and password', 'copy it from the browser');
  }
  return page;
}

function parseHost(host: string): string {
  if (typeof host !== 'string') throw wrongType('host', host, 'the host of dbt Cloud as a text');
  const match = /^(?:https:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)\/*$/i.exec(host);
  if (!match) throw invalid('host', host, 'must be a host name', 'give the access address of the account, such as "ab123.us1.dbt.com"');
  return `https://${match[1].toLowerCase()}`;
}

function checkId(property: string, id: string): string {
  if (typeof id !== 'string') throw wrongType(property, id, 'a text of digits in quotes, such as "12345"');
  if (!/^\d+$/.test(id)) throw invalid(property, id, 'must be made of digits only, such as "12345"');
  return id;
}
