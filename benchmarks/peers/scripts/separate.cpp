// The model of benchmarks/peers/problem.py for TMB as it is usually written: each effect apart,
// independent of the others, added up in the linear predictor.
#include <TMB.hpp>

template <class Type>
Type objective_function<Type>::operator()() {
  DATA_VECTOR(successes);
  DATA_VECTOR(trials);
  DATA_SPARSE_MATRIX(design);
  DATA_IVECTOR(region_of_row);
  DATA_IVECTOR(group_of_row);
  DATA_IVECTOR(area_of_row);  // rows where there is no level of areas
  DATA_INTEGER(has_rows);     // an effect of the rows besides the innermost level
  DATA_INTEGER(is_spatial);
  DATA_SPARSE_MATRIX(precision);
  DATA_SCALAR(fixed_sd);
  DATA_SCALAR(rate);
  PARAMETER_VECTOR(log_sd);
  PARAMETER(logit_share);
  PARAMETER_VECTOR(beta);
  PARAMETER_VECTOR(region);
  PARAMETER_VECTOR(group);
  PARAMETER_VECTOR(field);
  PARAMETER_VECTOR(area);
  PARAMETER_VECTOR(row);

  vector<Type> sd = exp(log_sd);
  Type nll = (rate * sd - log_sd - log(rate)).sum();
  nll -= dnorm(beta, Type(0), fixed_sd, true).sum();
  nll -= dnorm(region, Type(0), sd(0), true).sum();
  nll -= dnorm(group, Type(0), sd(1), true).sum();
  vector<Type> areas = area;
  if (is_spatial) {
    // BYM2: two effects with standard deviation 1, mixed by their share.
    Type share = invlogit(logit_share);
    nll -= log(share) + log(1 - share);
    nll -= dnorm(area, Type(0), Type(1), true).sum();
    vector<Type> times = precision * field;
    nll += Type(0.5) * (field * times).sum();
    areas = sd(2) * (sqrt(1 - share) * area + sqrt(share) * field);
  } else {
    nll -= dnorm(area, Type(0), sd(2), true).sum();
  }
  vector<Type> eta = design * beta;
  for (int k = 0; k < eta.size(); k++)
    eta(k) += region(region_of_row(k)) + group(group_of_row(k)) + areas(area_of_row(k));
  if (has_rows) {
    nll -= dnorm(row, Type(0), sd(3), true).sum();
    eta += row;
  }
  nll -= dbinom_robust(successes, trials, eta, true).sum();
  return nll;
}
