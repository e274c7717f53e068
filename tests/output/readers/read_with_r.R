# Reads a result of small_study with rhdf5 and compares names, units and values
# with what was written.
#
#     Rscript read_with_r.R RESULT.h5 RESULT.h5.csv
#
# Ends with status 77 if the package is missing.

if (!suppressWarnings(requireNamespace("rhdf5", quietly = TRUE))) {
  cat("skipped: there is no package rhdf5 (Debian: r-bioc-rhdf5)\n")
  quit(status = 77)
}

arguments <- commandArgs(trailingOnly = TRUE)
result <- arguments[1]
wanted <- read.csv(arguments[2])
stopifnot(nrow(wanted) > 100)

# R counts from 1, and has the axes of a dataset in the other order.
for (path in unique(wanted$path)) {
  values <- rhdf5::h5read(result, path)
  rows <- wanted[wanted$path == path, ]
  found <- values[cbind(rows$second + 1, rows$first + 1, rows$run + 1)]
  stopifnot(identical(found, rows$value))
}

attribute <- function(path, name)
  as.character(suppressWarnings(rhdf5::h5readAttributes(result, path))[[name]])
stopifnot(attribute("/", "format") == "twinning-results")
stopifnot(attribute("/deals", "units") == "deals/year")
stopifnot(attribute("/deals", "long_name") == "successful deals")

stopifnot(identical(as.character(rhdf5::h5read(result, "/relation")),
                    c("UK-China", "UK-Europe")))
stopifnot(identical(as.integer(rhdf5::h5read(result, "/year")), 2000:2005))
name <- as.character(rhdf5::h5read(result, "/city_name"))[5]
Encoding(name) <- "UTF-8"
stopifnot(name == "Orl\u00e9ans")
stopifnot(as.integer(rhdf5::h5read(result, "/run_status"))[6] == 2)
stopifnot(all(is.nan(rhdf5::h5read(result, "/deals")[, , 6])))

cat(nrow(wanted), "values as they were written\n")
