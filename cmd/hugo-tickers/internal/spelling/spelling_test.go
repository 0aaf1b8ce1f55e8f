package spelling

import (
	"slices"
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	for _, tt := range []struct{ give, want string }{
		// Yahoo
		{"VOD.L", "XLON:VOD"}, {"sap.de", "XETR:SAP"}, {"7203.T", "XTKS:7203"}, {"AIR.PA", "XPAR:AIR"}, {"005930.KS", "XKRX:005930"},
		{"RY.TO", "XTSE:RY"}, {"BEP-UN.TO", "XTSE:BEP.UN"}, {"0700.HK", "XHKG:0700"}, {"PETR4.SA", "BVMF:PETR4"}, {"^GSPC", "INDEX:SPX"}, {"^N225", "INDEX:N225"},
		{"EURUSD=X", "FX:EUR/USD"}, {"JPY=X", "FX:USD/JPY"}, {"BTC-USD", "CRYPTO:BTC/USD"}, {"BRK-B", "BRK.B"},
		// Reuters
		{"META.O", "META"}, {"BRKb.N", "BRKB"}, {"NESN.S", "XSWX:NESN"},
		// Bloomberg
		{"META US", "META"}, {"META US Equity", "META"}, {"BRK/B US", "BRK.B"}, {"VOD LN", "XLON:VOD"}, {"BP/ LN Equity", "XLON:BP"}, {"7203 JP", "XTKS:7203"},
		{"600519 CH", "XSHG:600519 XSHE:600519"},
		// Google and press releases
		{"TSE:RY", "TSX:RY"}, {"SHA:600519", "XSHG:600519"}, {"TLV:TEVA", "XTAE:TEVA"}, {"NASDAQ GS: META", "XNAS:META"}, {"NYSE American: X", "XASE:X"},
		{"Euronext Paris: AIR", "XPAR:AIR"}, {"Nasdaq Stockholm: VOLV.B", "XSTO:VOLV.B"}, {"TYO:7203", ""},
		// Our own, incomplete
		{"HKEX:700", "HKEX:0700"}, {"HKEX:5", "HKEX:0005"}, {"FX:EUR", "FX:EUR/USD"}, {"FX:EURUSD", "FX:EUR/USD"}, {"CRYPTO:BTC", "CRYPTO:BTC/USD"}, {"CRYPTO:BTC-USD", "CRYPTO:BTC/USD"},
		{"SPX", "INDEX:SPX"}, {"$META", ""}, {"BRK/B", "BRK.B"},
		// Nothing to suggest
		{"META", ""}, {"BRK.B", ""}, {"XLON:VOD", ""}, {"INDEX:SPX", ""}, {"TSE:7203", ""}, {"HKEX:0700", ""}, {"", ""}, {"???", ""}, {"GC=F", ""},
	} {
		if got := strings.Join(Suggest(tt.give), " "); got != tt.want {
			t.Errorf("Suggest(%q) = %q, want %q", tt.give, got, tt.want)
		}
	}
}

func TestHint(t *testing.T) {
	for _, tt := range []struct{ give, want string }{
		{"VOD.L", `did you mean "XLON:VOD"?`}, {"IE00B4L5Y983", "ISIN"}, {"US0378331005", "ISIN"}, {"us0378331005", "ISIN"}, {"GB0002634946", "ISIN"},
		{"US0378331006", ""}, {"GC=F", "instruments.toml"}, {"META", ""},
	} {
		got := Hint(tt.give)
		if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
			t.Errorf("Hint(%q) = %q, want %q", tt.give, got, tt.want)
		}
	}
}

func TestSuggestionsDifferFromTheText(t *testing.T) {
	for suffix := range suffixes {
		text := "ABC." + suffix
		if slices.Contains(Suggest(text), text) {
			t.Errorf("%s suggests itself", text)
		}
	}
}
