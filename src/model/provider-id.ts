/** The four CI services, by the key that the command line and the enum `CiProvider` use. */
export type ProviderId = 'github' | 'gitlab' | 'azure' | 'bitbucket';
