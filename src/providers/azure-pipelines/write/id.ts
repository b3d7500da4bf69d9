/** Keys of Azure Pipelines have no `-`. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
export function keyOf(id: string): string {
  return id.replace(/-/g, '_');
}
