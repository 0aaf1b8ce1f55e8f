package yahoo

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// A symbol is what this package would send to Yahoo for it. The rest is not supported, but found.
func TestSearch(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/v1/finance/search": providertest.JSON(`{"explains":[],"count":20,"quotes":[
		{"exchange":"LSE","shortname":"ABC PLC ORD USD0.20 2","quoteType":"EQUITY","symbol":"ABC.L","index":"quotes","score":20123.0,"typeDisp":"Equity","longname":"ABC Public Limited Company","exchDisp":"London","isYahooFinance":true},
		{"exchange":"NMS","shortname":"ABC plc ADR","quoteType":"EQUITY","symbol":"ABC","index":"quotes","typeDisp":"Equity","exchDisp":"NASDAQ","isYahooFinance":true},
		{"exchange":"NYQ","shortname":"ABC Class B","quoteType":"EQUITY","symbol":"ABC-B","exchDisp":"NYSE"},
		{"exchange":"NYQ","shortname":"ABC Pref L","quoteType":"EQUITY","symbol":"ABC-PL","exchDisp":"NYSE"},
		{"exchange":"PNK","shortname":"ABC OTC","quoteType":"EQUITY","symbol":"ABCOF","exchDisp":"OTC Markets"},
		{"exchange":"HKG","shortname":"ABC HK","quoteType":"EQUITY","symbol":"0700.HK","exchDisp":"Hong Kong"},
		{"exchange":"TOR","shortname":"ABC Units","quoteType":"EQUITY","symbol":"ABC-UN.TO","exchDisp":"Toronto"},
		{"exchange":"STO","shortname":"ABC B","quoteType":"EQUITY","symbol":"ABC-B.ST","exchDisp":"Stockholm"},
		{"exchange":"MUN","shortname":"ABC Munich","quoteType":"EQUITY","symbol":"ABC.MU","exchDisp":"Munich"},
		{"exchange":"IOB","shortname":"ABC Intl","quoteType":"EQUITY","symbol":"ABC.IL","exchDisp":"IOB"},
		{"exchange":"XXX","shortname":"ABC Moon","quoteType":"EQUITY","symbol":"ABCM"},
		{"exchange":"SNP","shortname":"S&P 500","quoteType":"INDEX","symbol":"^GSPC","exchDisp":"SNP"},
		{"exchange":"FGI","shortname":"FTSE 100","quoteType":"INDEX","symbol":"^FTSE","exchDisp":"FTSE Index"},
		{"exchange":"CCY","shortname":"EUR/USD","quoteType":"CURRENCY","symbol":"EURUSD=X","exchDisp":"CCY"},
		{"exchange":"CCY","shortname":"USD/JPY","quoteType":"CURRENCY","symbol":"JPY=X","exchDisp":"CCY"},
		{"exchange":"CCC","shortname":"Bitcoin USD","quoteType":"CRYPTOCURRENCY","symbol":"BTC-USD","exchDisp":"CCC"},
		{"exchange":"CMX","shortname":"Gold Dec 26","quoteType":"FUTURE","symbol":"GC=F","exchDisp":"COMEX"},
		{"index":"78ddc07626ff4bbcae663e88514c23a0","name":"ABC Ventures","permalink":"abc-ventures","isYahooFinance":false}],
		"news":[],"nav":[],"lists":[]}`)})
	got, err := providertest.Search(New(replies.Client()), provider.Query{Words: "abc & co"})
	want := []string{
		"XLON:ABC | ABC Public Limited Company | London |  | share |  | ABC.L", "ABC | ABC plc ADR | NASDAQ | XNAS | share |  | ABC", "ABC.B | ABC Class B | NYSE | XNYS | share |  | ABC-B",
		"ABC-PL | ABC Pref L | NYSE | XNYS | share |  | ABC-PL", "ABCOF | ABC OTC | OTC Markets |  | share |  | ABCOF", "XHKG:0700 | ABC HK | Hong Kong |  | share |  | 0700.HK",
		"XTSE:ABC.UN | ABC Units | Toronto |  | share |  | ABC-UN.TO", "XSTO:ABC.B | ABC B | Stockholm |  | share |  | ABC-B.ST", " | ABC Munich | Munich |  | share |  | ABC.MU",
		" | ABC Intl | IOB |  | share |  | ABC.IL", " | ABC Moon | XXX |  | share |  | ABCM", "INDEX:SPX | S&P 500 | SNP |  | index |  | ^GSPC", "INDEX:FTSE | FTSE 100 | FTSE Index |  | index |  | ^FTSE",
		"FX:EUR/USD | EUR/USD | CCY |  | currency |  | EURUSD=X", "FX:USD/JPY | USD/JPY | CCY |  | currency |  | JPY=X", "CRYPTO:BTC/USD | Bitcoin USD | CCC |  | crypto |  | BTC-USD",
		" | Gold Dec 26 | COMEX |  | future |  | GC=F",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %q\nwant %q", err, got, want)
	}
	if _, err := providertest.Search(New(replies.Client()), provider.Query{Words: "LSE:ABC", Symbol: "LSE:ABC"}); err != nil {
		t.Error(err)
	}
	if want := []string{"/v1/finance/search?q=abc+%26+co&quotesCount=10&newsCount=0", "/v1/finance/search?q=ABC.L&quotesCount=10&newsCount=0"}; !slices.Equal(replies.Requests(), want) {
		t.Errorf("requests %q, want %q", replies.Requests(), want)
	}
}
