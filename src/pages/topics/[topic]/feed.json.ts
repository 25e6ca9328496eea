import { topicFeedIn } from '../../_feed.ts';

export const { getStaticPaths, GET } = topicFeedIn('json');
