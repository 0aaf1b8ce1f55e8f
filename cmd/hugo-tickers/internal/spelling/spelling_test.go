package spelling

import (
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestSuggest(t *testing.T) {
	for service, spellings := range map[string]map[string]string{
		"Yahoo": {
			"VOD.L": "XLON:VOD", "sap.de": "XETR:SAP", "BMW.F": "XFRA:BMW", "7203.T": "XTKS:7203", "AIR.PA": "XPAR:AIR", "ASML.AS": "XAMS:ASML", "005930.KS": "XKRX:005930",
			"RY.TO": "XTSE:RY", "BEP-UN.TO": "XTSE:BEP.UN", "TECK-B.TO": "XTSE:TECK.B", "0700.HK": "XHKG:0700", "9988.HK": "XHKG:9988", "PETR4.SA": "BVMF:PETR4",
			"VOLV-B.ST": "XSTO:VOLV.B", "NOVO-B.CO": "XCSE:NOVO.B", "M&M.NS": "XNSE:M&M", "2330.TW": "XTAI:2330", "ENI.MI": "XMIL:ENI", "2222.SR": "XSAU:2222",
			"^GSPC": "INDEX:SPX", "^N225": "INDEX:N225", "^FTSE": "INDEX:FTSE", "^STOXX50E": "INDEX:SX5E",
			"EURUSD=X": "FX:EUR/USD", "JPY=X": "FX:USD/JPY", "BTC-USD": "CRYPTO:BTC/USD", "BRK-B": "BRK.B", "SAP.MU": "XETR:SAP XFRA:SAP", "GC=F": "",
		},
		"Reuters": {
			"META.O": "META", "AAPL.OQ": "AAPL", "BRKb.N": "BRK.B", "NESN.S": "XSWX:NESN", "<VOD.L>": "XLON:VOD", "VOLVb.ST": "XSTO:VOLV.B", "BAC_pl.N": "BAC-PL",
			"2222.SE": "XSAU:2222", "NPNJn.J": "XJSE:NPNJ.N", ".SPX": "INDEX:SPX", ".IXIC": "INDEX:COMP", "EUR=": "FX:EUR/USD", "JPY=": "FX:USD/JPY", "EURJPY=": "FX:EUR/JPY",
		},
		"Bloomberg": {
			"META US": "META", "META US Equity": "META", "AAPL UW Equity": "AAPL", "BRK/B US": "BRK.B", "VOD LN": "XLON:VOD", "BP/ LN Equity": "XLON:BP",
			"7203 JP": "XTKS:7203", "7203 JT Equity": "XTKS:7203", "600519 CH": "XSHG:600519 XSHE:600519", "700 HK": "XHKG:0700", "5 HK Equity": "XHKG:0005", "BHP AU": "XASX:BHP",
			"VOLVB SS": "XSTO:VOLV.B XSTO:VOLVB", "2222 AB": "XSAU:2222", "Volvo AB": "", "SPX Index": "INDEX:SPX", "UKX Index": "INDEX:FTSE", "EURUSD Curncy": "FX:EUR/USD", "XBTUSD Curncy": "CRYPTO:BTC/USD",
		},
		"Google and TradingView": {
			"TSE:RY": "TSX:RY", "TSE:BEP.UN": "TSX:BEP.UN", "KRX:5930": "KRX:005930", "HKG:700": "HKG:0700", "INDEXSP:.INX": "INDEX:SPX", "INDEXFTSE: UKX": "INDEX:FTSE",
			"CURRENCY:EURUSD": "FX:EUR/USD", "NYSEAMERICAN:X": "X", "BINANCE:BTCUSDT": "CRYPTO:BTC/USDT", "COINBASE:BTC-USD": "CRYPTO:BTC/USD", "OMXSTO:VOLV_B": "XSTO:VOLV.B",
			"MIL:ENI": "XMIL:ENI", "GPW:PKO": "XWAR:PKO", "BMFBOVESPA:PETR4": "BVMF:PETR4", "SP:SPX": "INDEX:SPX", "BTCUSDT": "CRYPTO:BTC/USDT", "TYO:7203": "", "SHA:600519": "", "TLV:TEVA": "",
		},
		"press releases": {
			"NASDAQ GS: META": "META", "NasdaqCM: XYZ": "XYZ", "Nasdaq Global Select: META": "META", "NYSE American: X": "X", "NYSE MKT: X": "X", "NYSE: BRK/B": "NYSE:BRK.B", "OTC Pink: NSRGY": "NSRGY",
			"Cboe BZX: X": "X", "Euronext Paris: AIR": "XPAR:AIR", "Euronext Amsterdam: ASML": "XAMS:ASML", "EURONEXT: AIR": "XPAR:AIR XAMS:AIR XBRU:AIR XLIS:AIR XDUB:AIR XMIL:AIR XOSL:AIR",
			"Nasdaq Stockholm: VOLV B": "XSTO:VOLV.B", "Nasdaq Copenhagen: NOVO B": "XCSE:NOVO.B", "Oslo Børs: EQNR": "XOSL:EQNR", "LSE: BP.": "LSE:BP", "AIM: BOO": "XLON:BOO", "London Stock Exchange: VOD": "XLON:VOD",
			"Borsa Italiana: ENI": "XMIL:ENI", "Frankfurt: SAP": "XFRA:SAP XETR:SAP", "FWB: SAP": "XFRA:SAP", "XETRA: SAP": "XETRA:SAP", "TSX-V: XYZ": "XTSX:XYZ", "TSX Venture: XYZ": "XTSX:XYZ",
			"Hong Kong: 700": "XHKG:0700", "SEHK:00700": "SEHK:0700", "Tokyo: 7203": "XTKS:7203", "Taiwan: 2330": "XTAI:2330", "Bursa Malaysia: 1155": "XKLS:1155", "SIX Swiss Exchange: NESN": "XSWX:NESN",
		},
		"our own, incomplete": {
			"HKEX:700": "HKEX:0700", "HKEX:5": "HKEX:0005", "HKEX:80700": "", "FX:EUR": "FX:EUR/USD", "FX:EURUSD": "FX:EUR/USD", "CRYPTO:BTC": "CRYPTO:BTC/USD",
			"CRYPTO:BTC-USD": "CRYPTO:BTC/USD", "CRYPTO:BTCUSD": "CRYPTO:BTC/USD", "SPX": "INDEX:SPX", "INDEX:GSPC": "INDEX:SPX", "EUR/USD": "FX:EUR/USD", "EURUSD": "FX:EUR/USD", "BTC/USD": "CRYPTO:BTC/USD",
			"$META": "META", "$BRK-B": "BRK.B", "(NASDAQ GS: META)": "META", "XSTU:SAP": "XETR:SAP", "XJPX:7203": "XTKS:7203",
		},
		"classes and preferred shares": {
			"BRK/B": "BRK.B", "BRK_B": "BRK.B", "BF B": "BF.B", "BAC.PRL": "BAC-PL", "BAC/PL": "BAC-PL", "BAC PRL": "BAC-PL", "BAC PR L": "BAC-PL", "BAC-PRL": "BAC-PL", "BAC^L": "BAC-PL", "BACpL": "BAC-PL",
			"NYSE:BAC/PL": "NYSE:BAC-PL", "TSX:BCE.PR.A": "TSX:BCE-PA", "BAC-PL": "", "TSX: BEP-UN": "TSX:BEP.UN",
		},
		"nothing to suggest": {
			"META": "", "BRK.B": "", "XLON:VOD": "", "INDEX:SPX": "", "FX:EUR/USD": "", "CRYPTO:BTC/USD": "", "TSE:7203": "", "HKEX:0700": "", "NASDAQ:META": "", "MOON:X": "", "Apple Inc": "", "": "", "???": "",
		},
	} {
		for give, want := range spellings {
			if got := strings.Join(Suggest(give), " "); got != want {
				t.Errorf("%s: Suggest(%q) = %q, want %q", service, give, got, want)
			}
		}
	}
}

func TestHint(t *testing.T) {
	for _, tt := range []struct{ give, want string }{
		{"VOD.L", `did you mean "XLON:VOD"?`},
		{"IE00B4L5Y983", "it is an ISIN: hugo-tickers lookup IE00B4L5Y983 finds"},
		{"US0378331006", "its check digit is 6, but the other characters require 5"},
		{"GC=F", "instruments.toml"},
		{"META", "not found; if the symbol is wrong, hugo-tickers lookup META finds"},
		{"MOON:X", "hugo-tickers lookup MOON:X finds"},
		{"NSE:M&M", "hugo-tickers lookup 'NSE:M&M' finds"},
		{"; rm -rf '$HOME'", "hugo-tickers lookup NAME finds the right one"},
		{"\x1b[31mred", "hugo-tickers lookup NAME finds the right one"},
	} {
		got := WithHint("not found", tt.give)
		if !strings.HasPrefix(got, "not found; ") || !strings.Contains(got, tt.want) {
			t.Errorf("WithHint(%q) = %q, want %q", tt.give, got, tt.want)
		}
	}
}

func TestISIN(t *testing.T) {
	for _, tt := range []struct{ give, want, problem string }{
		{"US0378331005", "US0378331005", ""}, {"us 037833 100 5", "US0378331005", ""}, {"GB0002634946", "GB0002634946", ""}, {"IE00B4L5Y983", "IE00B4L5Y983", ""},
		{"DE000BASF111", "DE000BASF111", ""}, {"AU0000XVGZA3", "AU0000XVGZA3", ""}, {"JP3633400001", "JP3633400001", ""},
		{"US0378331006", "", "require 5"}, {"US0738331005", "", "check digit"}, {"US037833100", "", "11 characters instead of 12"}, {"US03783310055", "", "13 characters"},
		{"US037833100X", "", "must be a digit"}, {"DE000BASF11", "", "11 characters"}, {"us0378331006", "", "check digit"}, {"bitcoin-2024", "", ""}, {"arbitrum2023", "", ""}, {"META", "", ""}, {"CRYPTO:BTC/USD", "", ""}, {"International", "", ""}, {"Vodafone Group", "", ""}, {"XLON:VOD", "", ""},
	} {
		isin, ok, err := ISIN(tt.give)
		if isin != tt.want || ok != (tt.want != "" || tt.problem != "") || (err != nil) != (tt.problem != "") || err != nil && !strings.Contains(err.Error(), tt.problem) {
			t.Errorf("ISIN(%q) = %q, %t, %v", tt.give, isin, ok, err)
		}
	}
}

func TestAmbiguous(t *testing.T) {
	for give, want := range map[string]string{
		"TSE:RY": `"XTSE:RY" for Toronto or "XTKS:RY" for Tokyo`, "tse:bep-un": `"XTSE:BEP.UN"`, "TSE:7203": "", "TSE:130A": "", "TSX:RY": "", "XTSE:RY": "", "TSE:": "",
	} {
		if got := Ambiguous(give); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("Ambiguous(%q) = %q, want %q", give, got, want)
		}
	}
}

// Every suffix is that of a venue that can be read, and what is suggested can be written.
func TestEverySuffixHasAVenue(t *testing.T) {
	for _, table := range []map[string][]string{suffixes, countries, words} {
		for mark, venues := range table {
			for _, venue := range venues {
				if _, err := quote.ParseSymbol(venue + ":ABC"); err != nil {
					t.Errorf("%s: %v", mark, err)
				}
			}
		}
	}
	for suffix := range suffixes {
		if text := "ABC." + suffix; slices.Contains(Suggest(text), text) || len(Suggest(text)) == 0 {
			t.Errorf("%s: %q", text, Suggest(text))
		}
	}
}

func TestSuffixed(t *testing.T) {
	for give, want := range map[string]string{
		"VOD.L": "XLON:VOD", "0700.HK": "XHKG:0700", "VOLV-B.ST": "XSTO:VOLV.B", "SAP.MU": "", "BRK.B": "", "META": "", ".L": "", "X.": "",
	} {
		if got, ok := Suffixed(give); string(got) != want && ok || ok != (want != "") {
			t.Errorf("Suffixed(%q) = %q, %t", give, got, ok)
		}
	}
}
