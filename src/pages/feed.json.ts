import { siteFeedIn } from './_feed.ts';

export const GET = siteFeedIn('json');
