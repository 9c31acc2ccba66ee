# TMB: Rscript with_tmb.R PROBLEM ANSWER LIBRARY, the last a compiled centred.cpp or separate.cpp.

words <- commandArgs(trailingOnly = FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", words, value = TRUE)))
words <- commandArgs(trailingOnly = TRUE)
source(file.path(here, "arrays.R"))
source(file.path(here, "tmb_data.R"))
suppressPackageStartupMessages({
  library(Matrix)
  library(TMB)
})
given <- read_arrays(words[1])
template <- sub("[.][a-z]+$", "", basename(words[3]))
dyn.load(words[3])
data <- tmb_data(given)
mark(words[2], "start")

sizes <- list(
  beta = ncol(given$design), region = max(data$region_of_row) + 1,
  group = max(data$group_of_row) + 1, inner = max(data$area_of_row) + 1,
  rows = length(given$successes)
)
parameters <- list(
  log_sd = rep(log(0.2), 3 + data$has_areas), logit_share = 0, beta = rep(0, sizes$beta),
  region = rep(0, sizes$region), group = rep(0, sizes$group),
  field = rep(0, if (data$is_spatial) sizes$inner else 0)
)
effects <- if (template == "centred") {
  list(
    area = rep(0, if (data$has_areas) sizes$inner else 0),
    eta = qlogis((given$successes + 0.5) / (given$trials + 1))
  )
} else {
  list(area = rep(0, sizes$inner), row = rep(0, if (data$has_rows) sizes$rows else 0))
}
parameters <- c(parameters, effects)
random <- setdiff(names(parameters)[lengths(parameters) > 0], c("log_sd", "logit_share"))
map <- if (data$is_spatial) list() else list(logit_share = factor(NA))
objective <- MakeADFun(
  data, parameters, map = map, random = random, DLL = template, silent = TRUE
)
best <- nlminb(objective$par, objective$fn, objective$gr)

# The linear predictors are random effects: their moments come with those of the random effects.
moments_centred <- function() {
  report <- sdreport(objective, getReportCovariance = FALSE)
  kind <- names(report$par.random)
  beta <- report$par.random[kind == "beta"]
  list(
    mean = report$par.random[kind == "eta"], sd = sqrt(report$diag.cov.random[kind == "eta"]),
    beta = beta, beta_sd = sqrt(report$diag.cov.random[kind == "beta"])
  )
}

# The linear predictors are sums: their standard deviations come from draws of all unknowns, since
# the delta method would solve a system of all unknowns per row.
moments_separate <- function(n_draws = 1000) {
  report <- sdreport(objective, getJointPrecision = TRUE)
  factor <- Cholesky(forceSymmetric(report$jointPrecision), LDL = FALSE)
  noise <- matrix(rnorm(nrow(report$jointPrecision) * n_draws), ncol = n_draws)
  drawn <- as.matrix(solve(factor, solve(factor, noise, system = "Lt"), system = "Pt"))
  drawn <- drawn + objective$env$last.par.best
  part <- function(name) drawn[rownames(report$jointPrecision) == name, , drop = FALSE]
  areas <- part("area")
  if (data$is_spatial) {
    share <- plogis(part("logit_share"))[1, ]
    sd <- exp(part("log_sd"))[3, ]
    areas <- t(sd * (sqrt(1 - share) * t(areas) + sqrt(share) * t(part("field"))))
  }
  eta <- as.matrix(data$design %*% part("beta")) + areas[data$area_of_row + 1, ] +
    part("region")[data$region_of_row + 1, ] + part("group")[data$group_of_row + 1, ]
  if (data$has_rows) eta <- eta + part("row")
  mean <- rowMeans(eta)
  list(
    mean = mean, sd = sqrt(rowSums((eta - mean)^2) / (n_draws - 1)),
    beta = rowMeans(part("beta")), beta_sd = apply(part("beta"), 1, sd)
  )
}

found <- if (template == "centred") moments_centred() else moments_separate()
mark(words[2], "stop")
sds <- exp(best$par[names(best$par) == "log_sd"])
share <- if (data$is_spatial) plogis(best$par[["logit_share"]]) else numeric()
write_arrays(words[2], c(found, list(
  fixed = as.vector(given$design %*% found$beta), total_sd = sqrt(sum(sds^2)),
  hyper = c(sds, share)
)))
if (best$convergence != 0) writeLines(best$message, file.path(words[2], "notes.txt"))
