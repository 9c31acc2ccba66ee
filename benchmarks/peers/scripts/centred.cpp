// The model of benchmarks/peers/problem.py for TMB: every level of effects is written as the sum
// of the effects down to it, centred on the level around it. The linear predictors of the rows are
// then random effects themselves, so that their standard deviations come with those of the random
// effects and need no delta method: the fastest of the ways tried.
#include <TMB.hpp>

template <class Type>
Type exponential_sd(Type log_sd, Type rate) {
  // Minus the log density of an exponential standard deviation, on the log scale.
  return rate * exp(log_sd) - log_sd - log(rate);
}

template <class Type>
Type objective_function<Type>::operator()() {
  DATA_VECTOR(successes);
  DATA_VECTOR(trials);
  DATA_SPARSE_MATRIX(design);
  DATA_IVECTOR(region_of_group);
  DATA_IVECTOR(group_of_area);  // of each innermost group: of each row where there are no areas
  DATA_IVECTOR(area_of_row);
  DATA_INTEGER(has_areas);      // a level of areas between groups and rows
  DATA_INTEGER(is_spatial);
  DATA_SPARSE_MATRIX(precision);  // of the spatial effect, scaled
  DATA_SCALAR(fixed_sd);
  DATA_SCALAR(rate);
  PARAMETER_VECTOR(log_sd);  // region, group, innermost level, rows
  PARAMETER(logit_share);
  PARAMETER_VECTOR(beta);
  PARAMETER_VECTOR(region);
  PARAMETER_VECTOR(group);
  PARAMETER_VECTOR(field);
  PARAMETER_VECTOR(area);
  PARAMETER_VECTOR(eta);

  vector<Type> sd = exp(log_sd);
  Type nll = 0;
  for (int i = 0; i < log_sd.size(); i++) nll += exponential_sd(log_sd(i), rate);
  nll -= dnorm(beta, Type(0), fixed_sd, true).sum();
  nll -= dnorm(region, Type(0), sd(0), true).sum();
  for (int j = 0; j < group.size(); j++)
    nll -= dnorm(group(j), region(region_of_group(j)), sd(1), true);

  // The innermost level: areas, or rows where each area has one.
  Type share = 0, own = sd(2), spatial = 0;
  if (is_spatial) {
    share = invlogit(logit_share);
    nll -= log(share) + log(1 - share);
    own = sd(2) * sqrt(1 - share);
    spatial = sd(2) * sqrt(share);
    vector<Type> times = precision * field;
    nll += Type(0.5) * (field * times).sum();
  }
  vector<Type> fixed = design * beta;
  if (has_areas) {
    for (int i = 0; i < area.size(); i++) {
      Type centre = group(group_of_area(i));
      if (is_spatial) centre += spatial * field(i);
      nll -= dnorm(area(i), centre, own, true);
    }
    for (int k = 0; k < eta.size(); k++)
      nll -= dnorm(eta(k), fixed(k) + area(area_of_row(k)), sd(3), true);
  } else {
    for (int k = 0; k < eta.size(); k++) {
      Type centre = fixed(k) + group(group_of_area(k));
      if (is_spatial) centre += spatial * field(k);
      nll -= dnorm(eta(k), centre, own, true);
    }
  }
  nll -= dbinom_robust(successes, trials, eta, true).sum();
  return nll;
}
