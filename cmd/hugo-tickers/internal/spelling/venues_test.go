package spelling

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Every name in use is read, or its spelling here is suggested. Names are those of Google, TradingView and press releases.
func TestNamesOfExchanges(t *testing.T) {
	const us = ""
	for name, mic := range map[string]string{
		"NASDAQ": us, "Nasdaq": us, "NasdaqGS": us, "NasdaqCM": us, "Nasdaq Capital Market": us, "NYSE": us, "NYSE American": us, "NYSEAMERICAN": us, "NYSE MKT": us, "NYSE Arca": us,
		"NYSEARCA": us, "AMEX": us, "BATS": us, "CBOE": us, "Cboe BZX": us, "IEX": us, "OTCMKTS": us, "OTCQX": us, "OTCQB": us, "OTC Pink": us, "OTC": us, "PINX": us,
		"LON": "XLON", "LSE": "XLON", "AIM": "XLON", "London": "XLON", "ETR": "XETR", "Xetra": "XETR", "FRA": "XFRA", "FWB": "XFRA", "FSE": "XFRA", "EPA": "XPAR", "AMS": "XAMS", "EBR": "XBRU", "ELI": "XLIS",
		"BIT": "XMIL", "MTAA": "XMIL", "Borsa Italiana": "XMIL", "Euronext Milan": "XMIL", "Euronext Dublin": "XDUB", "Euronext Oslo": "XOSL", "Oslo Børs": "XOSL", "OSE": "XOSL", "OSL": "XOSL",
		"BME": "XMAD", "SIX": "XSWX", "SWX": "XSWX", "SIX Swiss Exchange": "XSWX", "VIE": "XWBO", "WSE": "XWAR", "STO": "XSTO", "CPH": "XCSE", "HEL": "XHEL", "ICE": "XICE", "IST": "XIST", "BIST": "XIST",
		"TLV": "XTAE", "TASE": "XTAE", "TADAWUL": "XSAU", "JSE": "XJSE", "TSX": "XTSE", "Toronto": "XTSE", "TSX-V": "XTSX", "TSXV": "XTSX", "CVE": "XTSX", "CSE": "XCNQ", "CNSX": "XCNQ", "NEO": "NEOE",
		"BMV": "XMEX", "BVMF": "BVMF", "B3": "BVMF", "BCBA": "XBUE", "TYO": "XTKS", "Tokyo": "XTKS", "HKG": "XHKG", "HKEX": "XHKG", "SEHK": "XHKG", "SHA": "XSHG", "SSE": "XSHG", "SHE": "XSHE", "SZSE": "XSHE",
		"KRX": "XKRX", "KOSPI": "XKRX", "KOSDAQ": "XKOS", "TPE": "XTAI", "TWSE": "XTAI", "TPEx": "ROCO", "NSE": "XNSE", "BSE": "XBOM", "BOM": "XBOM", "IDX": "XIDX", "SGX": "XSES", "SET": "XBKK", "BKK": "XBKK",
		"KLSE": "XKLS", "Bursa": "XKLS", "Bursa Malaysia": "XKLS", "HOSE": "XSTC", "ASX": "XASX", "NZX": "XNZE", "NZE": "XNZE",
	} {
		text := name + ":9ABC" // A digit first: TSE is another subject.
		symbol, err := quote.ParseSymbol(text)
		if err != nil {
			suggestions := Suggest(text)
			if len(suggestions) != 1 {
				t.Errorf("%s: %q", name, suggestions)
				continue
			}
			symbol = quote.Symbol(suggestions[0])
		}
		if venue := symbol.Venue(); venue != mic && !(mic == us && isUS(venue)) {
			t.Errorf("%s is %s, want %s", name, venue, mic)
		}
	}
}

// Every MIC of the calendars is read as it is, and has the suffix of others.
func TestEveryMICIsAccepted(t *testing.T) {
	table, err := os.ReadFile("../calendar/sessions.txt")
	if err != nil {
		t.Fatal(err)
	}
	mics := 0
	for block := range strings.SplitSeq(string(table), "\n\n") {
		head, _, _ := strings.Cut(block, "\n")
		words := strings.Fields(head)
		if len(words) < 2 || words[0] == "#" {
			continue
		}
		for _, mic := range words[:len(words)-1] {
			mics++
			if symbol, err := quote.ParseSymbol(mic + ":ABC"); err != nil || symbol.Venue() != mic || len(Suggest(string(symbol))) > 0 {
				t.Errorf("%s: %v, %q", mic, err, Suggest(string(symbol)))
			}
			known := false
			for _, venues := range suffixes {
				known = known || slices.Contains(venues, mic)
			}
			if !known && !isUS(mic) {
				t.Errorf("%s has no suffix", mic)
			}
		}
	}
	if mics < 50 {
		t.Errorf("%d MICs in the table", mics)
	}
}
