# Expected values of trends, comparisons and evaluations from base R and sandwich.
# Run in this folder: Rscript make_golden_comparison.R   (writes *_expected_r.csv)
suppressMessages(library(sandwich))
options(digits = 17, warn = -1)

rows <- list()
put <- function(set, field, value) {
  rows[[length(rows) + 1]] <<- sprintf("%s,%s,%s", set, field, sprintf("%.17g", as.numeric(value)))
}
finish <- function(name) {
  writeLines(c("set,field,value", unlist(rows)), paste0(name, "_expected_r.csv"))
  rows <<- list()
}
sets <- function(name) {
  data <- read.csv(paste0(name, "_input.csv"), colClasses = c(set = "character"))
  split(data, factor(data$set, levels = unique(data$set)))
}
strict <- glm.control(epsilon = 1e-15, maxit = 200)
# glm stops when the deviance settles; a few more Newton steps from there remove what is left.
polish <- function(formula, family, data, offset = NULL, weights = NULL) {
  data$.o <- if (is.null(offset)) rep(0, nrow(data)) else offset
  data$.w <- if (is.null(weights)) rep(1, nrow(data)) else weights
  fit <- glm(formula, family = family, data = data, offset = .o, weights = .w, control = strict)
  for (i in 1:3) {
    fit <- glm(formula, family = family, data = data, offset = .o, weights = .w,
               control = strict, start = coef(fit))
  }
  fit
}

for (d in sets("trend")) {
  set <- d$set[1]
  put(set, "chi2", prop.trend.test(d$x, d$n, score = d$t)$statistic)
  put(set, "p", prop.trend.test(d$x, d$n, score = d$t)$p.value)
  d$u <- d$t - mean(d$t)
  if (set != "separated") {
    logit <- summary(polish(cbind(x, n - x) ~ u, binomial(), d))$coefficients
    put(set, "logit_slope", logit[2, 1])
    put(set, "logit_se", logit[2, 2])
    put(set, "logit_p", logit[2, 4])
  }
  fit <- polish(x ~ u, poisson(), d, offset = log(d$n))
  log_linear <- summary(fit)$coefficients
  put(set, "poisson_slope", log_linear[2, 1]); put(set, "poisson_se", log_linear[2, 2])
  put(set, "poisson_p", log_linear[2, 4])
  put(set, "annual_percent_change", 100 * expm1(log_linear[2, 1]))
  put(set, "lower", 100 * expm1(log_linear[2, 1] - qnorm(0.975) * log_linear[2, 2]))
  put(set, "upper", 100 * expm1(log_linear[2, 1] + qnorm(0.975) * log_linear[2, 2]))
  if (nrow(d) > 2) {
    dispersion <- sum((d$x - fitted(fit))^2 / fitted(fit)) / (nrow(d) - 2)
    put(set, "dispersion", dispersion)
    t <- log_linear[2, 1] / log_linear[2, 2] / sqrt(dispersion)
    put(set, "quasi_p", 2 * pt(-abs(t), nrow(d) - 2))
  }
}
finish("trend")

for (d in sets("weighted_trend")) {
  set <- d$set[1]
  fit <- lm(value ~ t, d, weights = 1 / se^2)
  put(set, "slope", coef(fit)[2])
  se <- sqrt(summary(fit)$cov.unscaled[2, 2])
  put(set, "se", se)
  put(set, "p", 2 * pnorm(-abs(coef(fit)[2] / se)))
  put(set, "p_one_sided", pnorm(coef(fit)[2] / se, lower.tail = FALSE))
}
finish("weighted_trend")

for (d in sets("two_proportions")) {
  set <- d$set[1]
  whole <- all(d[, -1] == round(d[, -1]))
  if (d$x1 + d$x2 > 0 && d$x1 + d$x2 < d$n1 + d$n2) {
    test <- prop.test(c(d$x1, d$x2), c(d$n1, d$n2), correct = FALSE)
    put(set, "p", test$p.value)
    put(set, "z", sign(d$x1 / d$n1 - d$x2 / d$n2) * sqrt(test$statistic))
  }
  if (whole && d$n1 < 1e6) {
    put(set, "fisher_p", fisher.test(matrix(c(d$x1, d$n1 - d$x1, d$x2, d$n2 - d$x2), 2))$p.value)
  }
}
finish("two_proportions")

for (d in sets("two_rates")) {
  set <- d$set[1]
  if (d$x1 != round(d$x1) || d$x1 > 1e6) next
  test <- poisson.test(c(d$x1, d$x2), c(d$t1, d$t2))
  if (d$x1 + d$x2 > 0) put(set, "p", test$p.value)
  put(set, "lower", test$conf.int[1]); put(set, "upper", test$conf.int[2])
}
finish("two_rates")

for (d in sets("mantel_haenszel")) {
  set <- d$set[1]
  d[-1] <- lapply(d[-1], as.numeric)
  d <- d[d$n1 > 0 & d$n0 > 0, ]
  if (nrow(d) < 2) next
  table <- array(rbind(1.0 * d$x1, d$x0, d$n1 - d$x1, d$n0 - d$x0), c(2, 2, nrow(d)))
  plain <- mantelhaen.test(table, correct = FALSE)
  put(set, "cmh_chi2", plain$statistic); put(set, "cmh_p", plain$p.value)
  put(set, "or", plain$estimate)
  if (all(is.finite(plain$conf.int)) && plain$estimate > 0) {
    put(set, "or_lower", plain$conf.int[1]); put(set, "or_upper", plain$conf.int[2])
  }
  put(set, "cmh_p_corrected", mantelhaen.test(table, correct = TRUE)$p.value)
}
finish("mantel_haenszel")

names <- c(bh = "BH", by = "BY", bonferroni = "bonferroni", holm = "holm", hochberg = "hochberg",
           hommel = "hommel")
for (d in sets("adjust_p")) {
  for (column in names(names)) {
    adjusted <- p.adjust(d$p, names[[column]])
    for (i in seq_along(adjusted)) put(d$set[1], paste0(column, ".", i - 1), adjusted[i])
  }
}
finish("adjust_p")

for (d in sets("paired")) {
  if (d$before_only != round(d$before_only) || d$before_only > 1e6) next
  changed <- d$before_only + d$after_only
  put(d$set[1], "p", if (changed == 0) 1 else binom.test(d$after_only, changed)$p.value)
}
finish("paired")

for (d in sets("panel")) {
  set <- d$set[1]
  d$effect <- d$treated * d$post
  fit <- lm(y ~ effect + factor(unit) + factor(time), d)
  units <- length(unique(d$unit))
  se <- sqrt(vcovCL(fit, cluster = d$unit, type = "HC1", cadjust = TRUE)["effect", "effect"])
  put(set, "effect", coef(fit)["effect"]); put(set, "se", se)
  put(set, "se_ols", summary(fit)$coefficients["effect", 2])
  put(set, "df_residual", df.residual(fit))
  put(set, "p", 2 * pt(-abs(coef(fit)["effect"] / se), units - 1))
  put(set, "lower", coef(fit)["effect"] - qt(0.975, units - 1) * se)
  put(set, "upper", coef(fit)["effect"] + qt(0.975, units - 1) * se)
}
finish("panel")

for (d in sets("its")) {
  set <- d$set[1]
  d$y <- 100 * d$x / d$n
  fit <- lm(y ~ t + post + tsince, d)
  n <- nrow(d)
  columns <- c("level", "slope", "level_change", "slope_change")
  ols <- summary(fit)$coefficients
  for (i in 1:4) { put(set, columns[i], ols[i, 1]); put(set, paste0("se_", columns[i]), ols[i, 2]) }
  for (lag in c("3", "auto", "0")) {
    l <- if (lag == "auto") floor(4 * (n / 100)^(2 / 9)) else as.numeric(lag)
    v <- NeweyWest(fit, lag = l, prewhite = FALSE, adjust = TRUE)
    for (i in 1:4) put(set, paste0("nw", lag, "_", columns[i]), sqrt(v[i, i]))
    if (lag == "3") {
      se <- sqrt(v[3, 3])
      put(set, "p", 2 * pt(-abs(ols[3, 1] / se), n - 4))
      put(set, "lower", ols[3, 1] - qt(0.975, n - 4) * se)
      put(set, "upper", ols[3, 1] + qt(0.975, n - 4) * se)
    }
  }
  e <- residuals(fit)
  put(set, "durbin_watson", sum(diff(e)^2) / sum(e^2))
  d$u <- d$t - mean(d$t)
  rate <- polish(x ~ u + post + tsince, poisson(), d, offset = log(d$n))
  r <- summary(rate)$coefficients
  dispersion <- sum((d$x - fitted(rate))^2 / fitted(rate)) / (n - 4)
  put(set, "rate_slope", r[2, 1]); put(set, "rate_level_change", r[3, 1])
  put(set, "rate_slope_change", r[4, 1]); put(set, "dispersion", dispersion)
  put(set, "rate_se_level_change", r[3, 2] * sqrt(dispersion))
  put(set, "rate_p_level_change", 2 * pt(-abs(r[3, 1] / r[3, 2]) / sqrt(dispersion), n - 4))
}
finish("its")

for (d in sets("logistic")) {
  set <- d$set[1]
  if (set == "saturated") fit <- polish(cbind(x, n - x) ~ age * sex, binomial(), transform(d))
  else fit <- polish(cbind(x, n - x) ~ age + sex + worker, binomial(), d)
  s <- summary(fit)$coefficients
  for (i in seq_len(nrow(s))) {
    put(set, paste0("b.", i - 1), s[i, 1]); put(set, paste0("se.", i - 1), s[i, 2])
    put(set, paste0("p.", i - 1), s[i, 4])
  }
  put(set, "deviance", deviance(fit))
}
finish("logistic")

for (case in list(c(0.30, 0.25, 0.05, 0.8), c(0.02, 0.04, 0.01, 0.9), c(0.5, 0.9, 0.1, 0.95))) {
  n <- power.prop.test(p1 = case[1], p2 = case[2], sig.level = case[3], power = case[4],
                       tol = 1e-13)$n
  put(paste(case, collapse = "_"), "n", n)
}
finish("power")
