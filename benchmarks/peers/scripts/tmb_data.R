# What both templates are given.

first_of <- function(codes) match(seq_len(max(codes) + 1) - 1, codes)
plain <- function(matrix) as(as(as(matrix, "dMatrix"), "generalMatrix"), "TsparseMatrix")

tmb_data <- function(given) {
  has_rows <- given$options[1] == 1
  is_spatial <- given$options[2] == 1
  n_rows <- length(given$successes)
  has_areas <- nrow(given$codes) == 3 && has_rows
  inner <- if (nrow(given$codes) == 3) given$codes[3, ] else seq_len(n_rows) - 1
  n_inner <- max(inner) + 1
  precision <- Diagonal(1)
  if (is_spatial) {
    # The ridge stands for the sum of 0; the intercept takes up the level that it leaves free.
    precision <- sparseMatrix(
      i = c(seq_len(n_inner), given$pairs[, 1] + 1, given$pairs[, 2] + 1),
      j = c(seq_len(n_inner), given$pairs[, 2] + 1, given$pairs[, 1] + 1),
      x = c(given$diagonal + 1e-3, given$links, given$links)
    )
  }
  list(
    successes = given$successes, trials = given$trials,
    design = plain(Matrix(given$design, sparse = TRUE)),
    region_of_row = as.integer(given$codes[1, ]), group_of_row = as.integer(given$codes[2, ]),
    region_of_group = as.integer(given$codes[1, ][first_of(given$codes[2, ])]),
    group_of_area = as.integer(given$codes[2, ][first_of(inner)]),
    area_of_row = as.integer(inner), has_areas = as.integer(has_areas),
    has_rows = as.integer(has_areas), is_spatial = as.integer(is_spatial),
    precision = plain(precision), fixed_sd = given$options[3], rate = given$options[4]
  )
}
