import { ProviderId } from '../model/provider-id';
import { NamedPlanner } from '../providers/planners';

/** What a command knows of each provider. */
export type Planners = Readonly<Record<ProviderId, NamedPlanner>>;
