package spelling

import (
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// form is a way to write symbols elsewhere.
type form struct {
	pattern *regexp.Regexp
	cased   bool                          // the pattern is for the text as written, else for the text in upper case
	suggest func(parts []string) []string // nil, or the symbols that may be meant; parts[0] is the whole text
}

// preferred is a series of preferred shares: BAC-PL, BAC.PRL, BAC/PL, BAC PR L, BCE.PR.A.
var preferred = regexp.MustCompile(`^([A-Z]{1,5})(?:[-./]PR?|[-./ ]PRF?|[-./ ]PFD)[-. ]?([A-Z])$`)

// forms are tried in their order. A text that has the usual form can match as well: VOD.L could be a US share.
var forms = []form{
	// Yahoo's and Reuters' indices: ^GSPC, .SPX; Bloomberg's: SPX Index; Google's: INDEXSP:.INX.
	on(`^[\^.]([A-Z0-9.]+)$`, func(p []string) []string { return index(p[1]) }),
	on(`^([A-Z0-9]+) INDEX$`, func(p []string) []string { return index(p[1]) }),
	on(`^(?:INDEX[A-Z]*|SP|DJ|TVC): ?\.?([A-Z0-9.]+)$`, func(p []string) []string { return index(p[1]) }),
	// Yahoo's currencies: EURUSD=X, and EUR=X for the dollar in euros. Reuters writes EUR= for the usual direction.
	on(`^([A-Z]{3})([A-Z]{3})=X?$`, func(p []string) []string { return []string{"FX:" + p[1] + "/" + p[2]} }),
	on(`^([A-Z]{3})=X$`, func(p []string) []string { return []string{"FX:USD/" + p[1]} }),
	on(`^(EUR|GBP|AUD|NZD)=$`, func(p []string) []string { return []string{"FX:" + p[1] + "/USD"} }),
	on(`^([A-Z]{3})=$`, func(p []string) []string { return []string{"FX:USD/" + p[1]} }),
	// Pairs without their second half, and pairs of exchanges of coins: COINBASE:BTCUSD.
	on(`^FX:([A-Z]{3})$`, func(p []string) []string { return []string{"FX:" + p[1] + "/USD"} }),
	on(`^CRYPTO:([A-Z0-9]+?)$`, func(p []string) []string {
		return append(pair("CRYPTO:", p[1]), "CRYPTO:"+p[1]+"/USD")[:1]
	}),
	on(`^(?:FX|FX_IDC|OANDA|FOREXCOM|CURRENCY): ?([A-Z]{3})[-_/]?([A-Z]{3})$`, func(p []string) []string { return []string{"FX:" + p[1] + "/" + p[2]} }),
	on(`^(?:CRYPTO|BINANCE|COINBASE|KRAKEN|BITSTAMP|BITFINEX|BYBIT|OKX): ?([A-Z0-9]+[-_/]?[A-Z]+)$`, func(p []string) []string { return pair("CRYPTO:", p[1]) }),
	// Coins: BTC-USD; currencies: EUR/USD, EURUSD, EURUSD Curncy.
	on(`^([A-Z0-9]{2,})-(USD|EUR|GBP|JPY|USDT)$`, func(p []string) []string { return []string{"CRYPTO:" + p[1] + "/" + p[2]} }),
	on(`^([A-Z]{3,4}?)/?(USDT|[A-Z]{3})(?: CURNCY)?$`, func(p []string) []string { return currencies(p[1], p[2]) }),
	// Reuters writes classes and preferred shares in lower case: BRKb.N, VOLVb.ST, BAC_pl.N. Massive writes BACpL.
	onCased(`^([A-Z]+)_?p([a-zA-Z])(\.[A-Z]+)?$`, func(p []string) []string { return []string{p[1] + "-P" + strings.ToUpper(p[2])} }),
	onCased(`^([A-Z]+)([a-z])\.([A-Z]{1,3})$`, func(p []string) []string { return suffixed(p[1]+"."+strings.ToUpper(p[2]), p[3]) }),
	// The mark of an exchange after a dot, at Yahoo and Reuters: VOD.L, 7203.T, META.O.
	on(`^([A-Z0-9&.-]+)\.([A-Z]{1,3})$`, func(p []string) []string { return suffixed(p[1], p[2]) }),
	// Bloomberg names a country or an exchange: META US Equity, BRK/B US, VOD LN.
	on(`^([A-Z0-9./&-]+) ([A-Z]{2})(?: EQUITY)?$`, func(p []string) []string { return bloomberg(p[1], p[2]) }),
	// Preferred shares and classes: BAC-PL, BAC^L, BRK-B, BRK/B.
	{preferred, false, func(p []string) []string { return []string{p[1] + "-P" + p[2]} }},
	on(`^([A-Z]{1,5})\^([A-Z])$`, func(p []string) []string { return []string{p[1] + "-P" + p[2]} }),
	on(`^([A-Z]{1,5})[-/_ ]([A-Z])$`, func(p []string) []string { return []string{p[1] + "." + p[2]} }),
	// An exchange and a ticker: HKEX: 700, NASDAQ GS: META, Oslo Børs: EQNR, OMXSTO:VOLV_B.
	on(`^([^:]+?) ?: ?([A-Z0-9.&/_-]+(?: [A-Z]| PR [A-Z])?)$`, func(p []string) []string { return atVenue(p[1], p[2]) }),
	// The name of an index without INDEX.
	on(`^[A-Z0-9.]+$`, func(p []string) []string {
		if indices[p[0]] || indexNames[p[0]] != "" {
			return index(p[0])
		}
		return nil
	}),
}

func on(pattern string, suggest func([]string) []string) form {
	return form{regexp.MustCompile(pattern), false, suggest}
}

func onCased(pattern string, suggest func([]string) []string) form {
	return form{regexp.MustCompile(pattern), true, suggest}
}

// index returns the symbol of an index, which others may know by another name.
func index(name string) []string {
	if usual, ok := indexNames[name]; ok {
		name = usual
	}
	return []string{"INDEX:" + name}
}

// suffixed returns the listings that a suffix of Yahoo or Reuters may mean.
func suffixed(ticker, suffix string) []string {
	switch suffix {
	case "O", "OQ", "N", "K", "A", "P", "Z", "PK", "OB":
		return []string{normal("XNYS", ticker)}
	}
	return listed(suffixes[suffix], ticker)
}

// bloomberg returns the listings that Bloomberg's code of a country or an exchange may mean. In the Nordic countries it writes the class
// without a separator: VOLVB SS. The numbers of Riyadh set its code apart from the AB of Swedish companies.
func bloomberg(ticker, code string) []string {
	venues := countries[code]
	if code == "AB" && !allDigits(ticker) {
		return nil
	}
	symbols := listed(venues, ticker)
	last := len(ticker) - 1
	if (code == "SS" || code == "DC") && last >= 3 && (ticker[last] == 'A' || ticker[last] == 'B') {
		symbols = append(listed(venues, ticker[:last]+"."+ticker[last:]), symbols...)
	}
	return symbols
}

// atVenue returns the listings of a ticker at an exchange. The author's own name of it is kept if it can be read.
func atVenue(name, ticker string) []string {
	if name == "TSE" && (ticker[0] < '0' || ticker[0] > '9') {
		return []string{"TSX:" + normal("XTSE", ticker)} // No share of Tokyo has a name of letters alone.
	}
	if known, err := quote.ParseSymbol(name + ":X"); err == nil {
		if _, _, isPair := quote.Symbol(ticker).Pair(); isPair && (known.Venue() == quote.FX || known.Venue() == quote.Crypto) {
			return nil
		}
		return []string{name + ":" + normal(known.Venue(), ticker)}
	}
	return listed(venueInWords(name), ticker)
}

// coins are well-known coins, which are often written without CRYPTO.
var coins = map[string]string{
	"BTC": "BTC", "XBT": "BTC", "ETH": "ETH", "XRP": "XRP", "SOL": "SOL", "DOGE": "DOGE", "ADA": "ADA", "LTC": "LTC", "BNB": "BNB", "DOT": "DOT",
}

// currencies returns the pair of two codes: of currencies, or of a well-known coin and a currency.
func currencies(base, quoted string) []string {
	_, baseErr := quote.ParseUnit(base)
	_, err := quote.ParseUnit(quoted)
	switch coin := coins[base]; {
	case coin != "" && (err == nil || quoted == "USDT"):
		return []string{"CRYPTO:" + coin + "/" + quoted}
	case baseErr == nil && err == nil:
		return []string{"FX:" + base + "/" + quoted}
	}
	return nil
}

// pairForm is a pair of a coin and a currency without a slash.
var pairForm = regexp.MustCompile(`^([A-Z0-9]{2,}?)[-_/]?(USDT|USDC|USD|EUR|GBP|JPY|BTC)$`)

// pair returns the symbol of a pair of a coin, none if the text is not one.
func pair(prefix, text string) []string {
	if parts := pairForm.FindStringSubmatch(text); parts != nil {
		return []string{prefix + parts[1] + "/" + parts[2]}
	}
	return nil
}
