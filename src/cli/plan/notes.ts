import { PlanReport, ServiceReport } from './report';

/** What a reader should know of the plans beside what they say, each once. */
export function noteLines(reports: readonly PlanReport[]): string[] {
  const ofServices = (linesOf: (service: ServiceReport) => readonly string[]): string[] => (
    reports.flatMap(({ services }) => services.flatMap((service) => linesOf(service).map((line) => `${service.title}: ${line}`)))
  );
  return [
    ...section('not evaluated', ofServices(({ unknown }) => unknown)),
    ...section('taken for granted', ofServices(({ assumed }) => assumed)),
    ...section('not compared', reports.flatMap(({ notCompared }) => notCompared)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...[...new Set(lines)].map((line) => `  ${line}`)];
}
