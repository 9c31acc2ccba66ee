# The files of benchmarks/peers/problem.py, read and written without a library.

read_arrays <- function(folder) {
  found <- list()
  for (line in readLines(file.path(folder, "shapes.txt"))) {
    words <- strsplit(line, " ")[[1]]
    sizes <- as.integer(words[-1])
    path <- file.path(folder, paste0(words[1], ".bin"))
    flat <- readBin(path, "double", prod(sizes), size = 8, endian = "little")
    found[[words[1]]] <- if (length(sizes) == 2) matrix(flat, sizes[1]) else flat
  }
  found
}

write_arrays <- function(folder, arrays) {
  lines <- character()
  for (name in names(arrays)) {
    values <- arrays[[name]]
    writeBin(as.double(values), file.path(folder, paste0(name, ".bin")), size = 8, endian = "little")
    lines <- c(lines, paste(c(name, if (is.null(dim(values))) length(values) else dim(values)), collapse = " "))
  }
  writeLines(lines, file.path(folder, "shapes.txt"))
}

# CPU seconds of this process until now, its children included.
cpu_until_now <- function() sum(proc.time()[c(1, 2, 4, 5)], na.rm = TRUE)

# Writes the CPU seconds until now; "start" and "stop" bound what counts.
mark <- function(folder, name) {
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  writeLines(format(cpu_until_now(), digits = 10), file.path(folder, paste0(name, ".txt")))
}
