// A module of its own, so that the demonstration does not travel to the sites that import hugo-tickers.
module github.com/hugo-tickers/hugo-tickers/exampleSite

go 1.21
