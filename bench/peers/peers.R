# peers.R FOLDER: does the tasks of peer_tasks.cpp on the same input in base R and in the package
# epitools, compares every number, and prints processor seconds, ratio and peak memory of both. A
# ratio is printed only where all numbers agree to 1e-9 relative. Exit code 1 when some do not.
#
# Each task is done in up to three ways: "by group", a function called once per group, as analysts
# write it and as the reference package works inside; "vectorised", all groups at once by rowsum(),
# the fastest that base R has; "epitools", that package's function once per group.
suppressPackageStartupMessages(library(epitools))

folder <- commandArgs(trailingOnly = TRUE)[1]
table_of <- function(name) read.csv(file.path(folder, name), colClasses = "numeric")
z <- qnorm(0.975)

# Seconds of the reference R package (PHEindicatormethods 2.1.0) for the same sizes on a machine of
# this kind; it could not be installed from Debian, so it is not run here.
named <- c(direct_dobson = 8, indirect_auto = 8, wilson = 0.046)

byar <- function(x) {
  lower <- x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3
  y <- x + 1
  cbind(lower, y * (1 - 1 / (9 * y) + z / (3 * sqrt(y)))^3)
}
exact <- function(x) cbind(qgamma(0.025, x), qgamma(0.975, x + 1))

dobson_limits <- function(x, value, variance) {  # none below ten events
  limits <- value + sqrt(variance / x) * (byar(x) - x)
  cbind(value = value, lower = pmax(limits[, 1], 0), upper = limits[, 2]) * ifelse(x < 10, NA, 1)
}
ratio_limits <- function(x, expected) {
  few <- x < 10
  limits <- matrix(0, length(x), 2)
  limits[few, ] <- exact(x[few])
  limits[!few, ] <- byar(x[!few])
  cbind(value = x / expected, lower = limits[, 1] / expected, upper = limits[, 2] / expected)
}

direct_by_group <- function(data) {
  rows <- lapply(split(data, data$group), function(g) {
    weight <- g$standard / sum(g$standard)
    dobson_limits(sum(g$x), sum(weight * g$x / g$n), sum(weight^2 * g$x / g$n^2))
  })
  do.call(rbind, rows)
}
direct_vectorised <- function(data) {
  per_person <- data$standard / data$n
  sums <- rowsum(cbind(data$x, data$standard, per_person * data$x, per_person^2 * data$x),
                 data$group)
  dobson_limits(sums[, 1], sums[, 3] / sums[, 2], sums[, 4] / sums[, 2]^2)
}
direct_epitools <- function(data) {
  rows <- lapply(split(data, data$group), function(g) {
    ageadjust.direct(g$x, g$n, stdpop = g$standard)[c("adj.rate", "lci", "uci")]
  })
  do.call(rbind, rows)
}
indirect_by_group <- function(data) {
  rows <- lapply(split(data, data$group), function(g) {
    ratio_limits(sum(g$x), sum(g$n * g$reference_x / g$reference_n))
  })
  do.call(rbind, rows)
}
indirect_vectorised <- function(data) {
  sums <- rowsum(cbind(data$x, data$n * data$reference_x / data$reference_n), data$group)
  ratio_limits(sums[, 1], sums[, 2])
}
indirect_epitools <- function(data) {
  rows <- lapply(split(data, data$group), function(g) {
    ageadjust.indirect(g$x, g$n, g$reference_x, g$reference_n)$sir[c("sir", "lci", "uci")]
  })
  do.call(rbind, rows)
}
wilson_vectorised <- function(data) {
  x <- data$x
  n <- data$n
  middle <- 2 * x + z^2
  half <- z * sqrt(z^2 + 4 * x * (1 - x / n))
  cbind(value = x / n, lower = (middle - half) / (2 * (n + z^2)),
        upper = (middle + half) / (2 * (n + z^2)))
}
wilson_epitools <- function(data) {
  as.matrix(binom.wilson(data$x, data$n)[c("proportion", "lower", "upper")])
}

# Largest relative difference; infinite where one has a number and the other has none. Two numbers
# within 1e-15 of 0 count as equal: differences of equal terms leave that in the place of 0.
difference <- function(ours, theirs) {
  ours <- as.vector(as.matrix(ours))
  theirs <- as.vector(theirs)
  if (length(ours) != length(theirs) || any(is.na(ours) != is.na(theirs))) return(Inf)
  known <- !is.na(ours)
  size <- pmax(abs(ours[known]), abs(theirs[known]))
  max(ifelse(size <= 1e-15, 0, abs(ours[known] - theirs[known]) / size))
}

# epitools divides 0 by 0 in a group without events; those groups are left out of its comparison.
with_events <- function(data) rowsum(data$x, data$group)[, 1] > 0

# Peak resident memory of this process in MB since reset_peak().
reset_peak <- function() cat("5", file = "/proc/self/clear_refs")
peak <- function() {
  line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}

engawa <- read.csv(file.path(folder, "seconds_engawa.csv"), row.names = "task")
all_agree <- TRUE
cat(sprintf("%-20s %-11s %10s %10s %8s %9s %7s %7s\n", "task", "R", "R s", "Engawa s", "ratio",
            "differ", "R MB", "Eng. MB"))
# Mean processor seconds of at least three runs that take half a second, behind one to warm up.
seconds_of <- function(task) {
  task()
  runs <- 0
  start <- sum(proc.time()[c("user.self", "sys.self")])
  taken <- 0
  while (runs < 3 || taken < 0.5) {
    task()
    runs <- runs + 1
    taken <- sum(proc.time()[c("user.self", "sys.self")]) - start
  }
  taken / runs
}
compare <- function(task, way, implementation, data, rows = TRUE) {
  invisible(gc())
  reset_peak()
  seconds <- seconds_of(function() result <<- implementation(data))
  megabytes <- peak()
  apart <- difference(table_of(paste0(task, "_engawa.csv"))[rows, ], result[rows, ])
  agree <- apart <= 1e-9
  all_agree <<- all_agree && agree
  own <- engawa[task, "seconds"]
  cat(sprintf("%-20s %-11s %10.4f %10.5f %8s %9.1e %7.0f %7.0f\n", task, way, seconds, own,
              if (agree) sprintf("%.0f", seconds / own) else "none", apart, megabytes,
              engawa[task, "peak_mb"]))
}

direct <- table_of("direct.csv")
indirect <- table_of("indirect.csv")
proportion <- table_of("proportion.csv")
compare("direct_dobson", "by group", direct_by_group, direct)
compare("direct_dobson", "vectorised", direct_vectorised, direct)
compare("direct_fay_feuer", "epitools", direct_epitools, direct, with_events(direct))
compare("indirect_auto", "by group", indirect_by_group, indirect)
compare("indirect_auto", "vectorised", indirect_vectorised, indirect)
compare("indirect_log_normal", "epitools", indirect_epitools, indirect,
        with_events(indirect))
compare("wilson", "vectorised", wilson_vectorised, proportion)
compare("wilson", "epitools", wilson_epitools, proportion)

cat("\nAgainst the seconds named for the reference R package (not run here):\n")
for (task in names(named)) {
  cat(sprintf("%-20s %10.3f s named, ratio %.0f\n", task, named[[task]],
              named[[task]] / engawa[task, "seconds"]))
}
if (!all_agree) quit(status = 1)
