// A module of its own, so that sites that import hugo-tickers do not download what checks it.
module github.com/hugo-tickers/hugo-tickers/ci

go 1.21
