# mgcv: Rscript with_mgcv.R PROBLEM ANSWER. `bam` with penalised factors as random effects; an
# effect of every row beside that of every area is out of reach of its dense matrices, so that
# years get overdispersion instead. Neighbours: a Markov random field of rank 200.

words <- commandArgs(trailingOnly = FALSE)
here <- dirname(sub("^--file=", "", grep("^--file=", words, value = TRUE)))
words <- commandArgs(trailingOnly = TRUE)
source(file.path(here, "arrays.R"))
suppressPackageStartupMessages(library(mgcv))
given <- read_arrays(words[1])
is_spatial <- given$options[2] == 1
n_rows <- length(given$successes)
has_areas <- nrow(given$codes) == 3
rows <- data.frame(
  region = factor(given$codes[1, ]), group = factor(given$codes[2, ]),
  area = factor(if (has_areas) given$codes[3, ] else seq_len(n_rows) - 1)
)
rows$outcomes <- cbind(given$successes, given$trials - given$successes)
rows$design <- given$design
rows$place <- rows$area
has_rows <- has_areas && given$options[1] == 1
family <- if (has_rows) quasibinomial() else binomial()
formula <- outcomes ~ design - 1 + s(region, bs = "re") + s(group, bs = "re") + s(area, bs = "re")
if (is_spatial) {
  first <- factor(given$pairs[, 1], levels = seq_len(nlevels(rows$area)) - 1)
  second <- factor(given$pairs[, 2], levels = levels(first))
  neighbours <- split(c(given$pairs[, 2], given$pairs[, 1]) + 1, c(first, second))
  names(neighbours) <- levels(first)
  rows$place <- factor(rows$area, levels = levels(first))
  formula <- update(formula, . ~ . + s(place, bs = "mrf", k = 200, xt = list(nb = neighbours)))
}
mark(words[2], "start")

fit <- bam(formula, family = family, data = rows, discrete = TRUE, nthreads = 1)
found <- predict(fit, type = "link", se.fit = TRUE)
mark(words[2], "stop")
beta <- coef(fit)[seq_len(ncol(given$design))]
parts <- gam.vcomp(fit, rescale = FALSE)
parts <- if (is.list(parts)) parts$all else parts
parts <- if (is.matrix(parts)) parts[, 1] else parts
write_arrays(words[2], list(
  mean = found$fit, sd = found$se.fit, fixed = as.vector(given$design %*% beta),
  total_sd = sqrt(sum(parts[grepl("region|group|area", names(parts))]^2)),
  hyper = parts
))
