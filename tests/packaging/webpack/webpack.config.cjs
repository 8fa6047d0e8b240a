module.exports = {
  mode: 'production',
  entry: './main.js',
  output: { path: `${__dirname}/page/bundle`, filename: 'main.js' },
};
