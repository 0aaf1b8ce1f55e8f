module github.com/hugo-tickers/hugo-tickers/pages

go 1.21
