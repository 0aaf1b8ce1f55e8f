// A module of its own, so that sites that import hugo-tickers do not download the documentation.
module github.com/hugo-tickers/hugo-tickers/docs

go 1.21
