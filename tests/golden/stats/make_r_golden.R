# Makes r_reference.csv: limits by base R and epitools where they follow the same formula.
# Run: apt-get install r-base-core r-cran-epitools && Rscript make_r_golden.R
# Left out because R differs from the printed formula: prop.test at 2x = n (no correction),
# epitools' pois.exact (approximate root) and pois.byar (another formula).
suppressMessages(library(epitools))

rows <- list()
add <- function(method, x, n, confidence, value, limits) {
  rows[[length(rows) + 1]] <<- data.frame(
    method = method, x = x, n = n, confidence = confidence,
    value = sprintf("%.15g", value), lower = sprintf("%.15g", limits[1]),
    upper = sprintf("%.15g", limits[2]))
}

confidences <- c(0.5, 0.95, 0.998, 0.9999)
for (confidence in confidences) {
  for (case in list(c(0, 1), c(1, 1), c(1, 2), c(5, 10), c(0, 20), c(20, 20), c(1, 29),
                    c(81, 263), c(6676, 8345), c(1, 1000000), c(123456, 1000000))) {
    x <- case[1]
    n <- case[2]
    add("clopper_pearson", x, n, confidence, x / n,
        binom.test(x, n, conf.level = confidence)$conf.int)
    test <- suppressWarnings(prop.test(x, n, conf.level = confidence, correct = FALSE))
    add("wilson", x, n, confidence, x / n, test$conf.int)
    if (2 * x != n) {
      test <- suppressWarnings(prop.test(x, n, conf.level = confidence, correct = TRUE))
      add("wilson_cc", x, n, confidence, x / n, test$conf.int)
    }
  }
  for (x in c(0, 1, 4, 9, 10, 60, 999, 123456)) {
    add("exact", x, 1, confidence, x, poisson.test(x, conf.level = confidence)$conf.int)
  }
}

count <- c(12, 30, 25, 0)
people <- c(1000, 800, 400, 90)
standard <- c(300, 500, 200, 15)
for (confidence in confidences) {
  rate <- ageadjust.direct(count, people, stdpop = standard, conf.level = confidence)
  add("fay_feuer", sum(count), sum(people), confidence, rate["adj.rate"], rate[c("lci", "uci")])
  sample <- c(3.1, 2.7, 4.4, 3.9, 5.05, 1.2)
  test <- t.test(sample, conf.level = confidence)
  add("mean", 0, length(sample), confidence, test$estimate, test$conf.int)
}

file <- file("r_reference.csv", "w", encoding = "UTF-8")
writeLines(sprintf("# made by make_r_golden.R with R %s.%s, epitools %s, 2026-11-25",
                   R.version$major, R.version$minor, packageVersion("epitools")), file)
write.csv(do.call(rbind, rows), file, row.names = FALSE, quote = FALSE)
close(file)
