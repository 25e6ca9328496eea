import markdownIt from 'markdown-it';

export default function (config) {
  config.setLibrary('md', markdownIt());
  config.setUseGitIgnore(false);
  return { dir: { input: 'in', output: 'out', includes: '_layouts' }, markdownTemplateEngine: false };
}
