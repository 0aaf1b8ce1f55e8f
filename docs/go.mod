// A module of its own, so that the documentation does not travel to the sites that import hugo-tickers.
module github.com/hugo-tickers/hugo-tickers/docs

go 1.21
