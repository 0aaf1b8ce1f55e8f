module github.com/hugo-tickers/hugo-tickers

go 1.21
