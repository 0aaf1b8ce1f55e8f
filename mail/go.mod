module github.com/hugo-tickers/hugo-tickers/mail

go 1.21
