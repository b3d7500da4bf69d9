/**
 * What may stand at one place of a bitbucket-pipelines file: text, numbers and booleans (`scalar`), a map whose keys are Atlassian's
 * (`keys`), a map whose keys are the user's (`named`), a list (`items`). What a shape does not say is refused.
 */
export interface Shape {
  readonly scalar?: true;
  readonly keys?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly named?: Shape;
  readonly items?: Shape;
}

const scalar: Shape = { scalar: true };
const scalars: Shape = { items: scalar };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/docker-image-options/ */
const image: Shape = {
  scalar: true,
  required: ['name'],
  keys: {
    'name': scalar,
    'username': scalar,
    'password': scalar,
    'run-as-user': scalar,
    'aws': { keys: { 'access-key': scalar, 'secret-key': scalar, 'oidc-role': scalar } },
  },
};

/** @see https://support.atlassian.com/bitbucket-cloud/docs/git-clone-behavior/ */
const clone: Shape = { keys: { 'enabled': scalar, 'depth': scalar, 'lfs': scalar, 'skip-ssl-verify': scalar } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Runtime */
const runtime: Shape = { keys: { cloud: { keys: { 'atlassian-ip-ranges': scalar, 'version': scalar, 'arch': scalar } } } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Script */
const script: Shape = { items: { scalar: true, required: ['pipe'], keys: { pipe: scalar, variables: { named: { scalar: true, items: scalar } } } } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/use-artifacts-in-steps/ */
const upload: Shape = {
  required: ['name', 'paths'],
  keys: { 'name': scalar, 'type': scalar, 'paths': scalars, 'ignore-paths': scalars, 'depth': scalar, 'capture-on': scalar },
};
const artifacts: Shape = {
  items: scalar,
  keys: { download: { scalar: true, items: scalar }, paths: scalars, upload: { items: upload } },
};

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Condition */
const condition: Shape = { keys: { changesets: { keys: { includePaths: scalars, excludePaths: scalars } } } };

/** @see https://www.atlassian.com/blog/bitbucket/introducing-step-failure-strategies-in-bitbucket-pipelines */
const onFail: Shape = { required: ['strategy'], keys: { strategy: scalar } };

/**
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/
 * @see https://www.atlassian.com/blog/bitbucket/evolving-deployments-in-bitbucket-pipelines-concurrency-groups-and-environments
 */
const step: Shape = {
  required: ['script'],
  keys: {
    'name': scalar,
    'image': image,
    'clone': clone,
    'runs-on': { scalar: true, items: scalar },
    'runtime': runtime,
    'size': scalar,
    'max-time': scalar,
    'caches': scalars,
    'services': scalars,
    'oidc': scalar,
    'trigger': scalar,
    'condition': condition,
    'deployment': scalar,
    'environment': scalar,
    'concurrency-group': scalar,
    'fail-fast': scalar,
    'on-fail': onFail,
    'artifacts': artifacts,
    'script': script,
    'after-script': script,
  },
};
const steps: Shape = { items: { required: ['step'], keys: { step } } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/ */
const parallel: Shape = { ...steps, required: ['steps'], keys: { steps, 'fail-fast': scalar } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/stage-options/ */
const stage: Shape = {
  required: ['steps'],
  keys: { name: scalar, steps, condition, trigger: scalar, deployment: scalar, environment: scalar },
};

const pipeline: Shape = { items: { keys: { step, parallel, stage } } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/#Custom--manual--pipelines */
const variables: Shape = {
  items: { required: ['name'], keys: { 'name': scalar, 'default': scalar, 'allowed-values': scalars, 'description': scalar } },
};
const custom: Shape = { items: { keys: { step, parallel, stage, variables } } };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/cache-and-service-container-definitions/ */
const definitions: Shape = {
  keys: {
    caches: { named: { scalar: true, required: ['path'], keys: { key: { keys: { files: scalars } }, path: scalar } } },
    services: { named: { keys: { image, memory: scalar, type: scalar, variables: { named: scalar } } } },
  },
};

/**
 * The whole file.
 *
 * @see https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/
 * @see https://support.atlassian.com/bitbucket-cloud/docs/global-options/
 * @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/
 */
export const bitbucketPipelines: Shape = {
  required: ['pipelines'],
  keys: {
    image,
    clone,
    options: { keys: { 'max-time': scalar, 'docker': scalar, 'size': scalar, runtime } },
    definitions,
    pipelines: {
      keys: {
        'default': pipeline,
        'branches': { named: pipeline },
        'tags': { named: pipeline },
        'pull-requests': { named: pipeline },
        'custom': { named: custom },
      },
    },
  },
};
