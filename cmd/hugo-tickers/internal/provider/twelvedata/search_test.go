package twelvedata

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// The MIC decides about the symbol. A coin is listed once, whatever the exchange.
func TestSearch(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/symbol_search": providertest.JSON(`{"data":[
		{"symbol":"ABC","instrument_name":"ABC Inc","exchange":"NASDAQ","mic_code":"XNGS","exchange_timezone":"America/New_York","instrument_type":"Common Stock","country":"United States","currency":"USD"},
		{"symbol":"ABC.B","instrument_name":"ABC Inc","exchange":"NYSE","mic_code":"XNYS","instrument_type":"Common Stock","country":"United States","currency":"USD"},
		{"symbol":"ABC","instrument_name":"ABC plc","exchange":"LSE","mic_code":"XLON","exchange_timezone":"Europe/London","instrument_type":"Common Stock","country":"United Kingdom","currency":"GBp"},
		{"symbol":"7203","instrument_name":"ABC KK","exchange":"JPX","mic_code":"XJPX","instrument_type":"Common Stock","country":"Japan","currency":"JPY"},
		{"symbol":"ABC","instrument_name":"ABC SE","exchange":"Munich","mic_code":"XMUN","instrument_type":"ETF","country":"Germany","currency":"EUR"},
		{"symbol":"XAU/USD","instrument_name":"Gold Spot","exchange":"COMMODITY","mic_code":"COMMODITY","instrument_type":"Precious Metal","country":"","currency":""},
		{"symbol":"BTC/USD","instrument_name":"Bitcoin US Dollar","exchange":"Binance","mic_code":"DIGITAL_CURRENCY","instrument_type":"Digital Currency","country":"","currency":""},
		{"symbol":"BTC/USD","instrument_name":"Bitcoin US Dollar","exchange":"Coinbase Pro","mic_code":"DIGITAL_CURRENCY","instrument_type":"Digital Currency","country":"","currency":""},
		{"symbol":"EUR/USD","instrument_name":"Euro US Dollar","exchange":"PHYSICAL CURRENCY","mic_code":"PHYSICAL_CURRENCY","instrument_type":"Physical Currency","country":"","currency":""},
		{"symbol":"SPX","instrument_name":"S&P 500","exchange":"CBOE","mic_code":"XCBO","instrument_type":"Index","country":"United States","currency":"USD"}],"status":"ok"}`)})
	got, err := providertest.Search(New(replies.Client()), provider.Query{Words: "CRYPTO:BTC/USD", Symbol: "CRYPTO:BTC/USD"})
	want := []string{
		"ABC | ABC Inc | NASDAQ | XNAS | share | USD | ABC", "ABC.B | ABC Inc | NYSE | XNYS | share | USD | ABC.B", "XLON:ABC | ABC plc | LSE | XLON | share | GBp | ABC",
		"XTKS:7203 | ABC KK | JPX | XTKS | share | JPY | 7203", " | ABC SE | Munich | XMUN | fund | EUR | ABC", " | Gold Spot | COMMODITY |  | precious metal |  | XAU/USD",
		"CRYPTO:BTC/USD | Bitcoin US Dollar |  |  | crypto |  | BTC/USD", "FX:EUR/USD | Euro US Dollar | PHYSICAL CURRENCY |  | currency |  | EUR/USD",
		"INDEX:SPX | S&P 500 | CBOE | XCBO | index | USD | SPX",
	}
	if err != nil || !slices.Equal(got, want) || replies.Requests()[0] != "/symbol_search?symbol=BTC%2FUSD&outputsize=30" {
		t.Errorf("%v, %q\nwant %q, after %q", err, got, want, replies.Requests())
	}
}
