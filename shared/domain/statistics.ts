/** Every statistic a figure of this program is made of; each names its source. Change is always after − before. */
export { cohenKappa } from './statistics/agreement.ts'
export { mcnemarExact, pairedChange, reliableChange, wilcoxonSignedRank } from './statistics/change.ts'
export { anhojLimits, controlChart } from './statistics/control-charts.ts'
export { describe, quantile } from './statistics/describing.ts'
export { poissonRate, riskRatio, wilsonDifference, wilsonInterval } from './statistics/intervals.ts'
export { regressionToMean } from './statistics/regression-to-mean.ts'
export { cumulativeIncidence, kaplanMeier, logRank } from './statistics/waiting.ts'
