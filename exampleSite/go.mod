// A module of its own, so that sites that import hugo-tickers do not download the example site.
module github.com/hugo-tickers/hugo-tickers/exampleSite

go 1.21
