import { agencyFeedIn } from '../../_feed.ts';

export const { getStaticPaths, GET } = agencyFeedIn('json');
