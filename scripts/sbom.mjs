// The bill of materials of the package.

/**
 * What is published, from the bill of all that is installed. `npm sbom --omit dev` leaves out bundled packages, the only ones that there are,
 * and names the package after its folder.
 *
 * @param bill what `npm sbom --sbom-format cyclonedx` prints
 * @param manifest package.json
 */
export function billOf(bill, { name, bundledDependencies }) {
  const root = bill.metadata.component;
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  // a tool may have another version of its own: only what the package itself depends on counts
  const parts = bill.components.filter((component) => needs.get(root['bom-ref'])?.includes(component['bom-ref']) && bundledDependencies.includes(component.name));
  const missing = bundledDependencies.filter((part) => !parts.some((component) => component.name === part));
  if (missing.length > 0) throw new Error(`the bill of materials lacks ${missing.join(', ')}: npm does not list it`);
  const direct = parts.map((component) => component['bom-ref']);
  const reached = new Set();
  const visit = (ref) => {
    if (reached.has(ref)) return;
    reached.add(ref);
    needs.get(ref)?.forEach(visit);
  };
  direct.forEach(visit);
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...root, name } },
    components: bill.components.filter((component) => reached.has(component['bom-ref'])),
    dependencies: [{ ref: root['bom-ref'], dependsOn: direct }, ...bill.dependencies.filter(({ ref }) => reached.has(ref))],
  };
}
