export { harmlessJson as jsonText } from '../../report/harmless-json.js';
