package yahoo

import (
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// suffixes are Yahoo's suffixes for exchanges outside the US, by MIC.
var suffixes = map[string]string{
	"XLON": ".L", "XDUB": ".IR", "XETR": ".DE", "XFRA": ".F", "XPAR": ".PA", "XAMS": ".AS", "XBRU": ".BR", "XLIS": ".LS", "XMAD": ".MC",
	"XMIL": ".MI", "XSWX": ".SW", "XWBO": ".VI", "XSTO": ".ST", "XCSE": ".CO", "XHEL": ".HE", "XICE": ".IC", "XOSL": ".OL", "XWAR": ".WA",
	"XIST": ".IS", "XTAE": ".TA", "XSAU": ".SR", "XJSE": ".JO",
	"XTSE": ".TO", "XTSX": ".V", "XCNQ": ".CN", "NEOE": ".NE", "XMEX": ".MX", "BVMF": ".SA", "XBUE": ".BA",
	"XTKS": ".T", "XHKG": ".HK", "XSHG": ".SS", "XSHE": ".SZ", "XKRX": ".KS", "XKOS": ".KQ", "XTAI": ".TW", "ROCO": ".TWO",
	"XNSE": ".NS", "XBOM": ".BO", "XIDX": ".JK", "XSES": ".SI", "XBKK": ".BK", "XKLS": ".KL", "XSTC": ".VN", "XASX": ".AX", "XNZE": ".NZ",
}

// venueOf returns the MIC of the exchange outside the US that a spelling names, or "".
func venueOf(spelling string) string {
	for mic, suffix := range suffixes {
		if strings.HasSuffix(spelling, suffix) {
			return mic
		}
	}
	return ""
}

// indices are the indices whose name at Yahoo is not their symbol after a caret.
var indices = map[string]string{
	"SPX": "^GSPC", "COMP": "^IXIC", "DAX": "^GDAXI", "CAC": "^FCHI", "SX5E": "^STOXX50E",
}

// mics maps Yahoo's codes of US exchanges to MICs. A bare symbol does not name its exchange.
var mics = map[string]string{"NMS": "XNAS", "NGM": "XNAS", "NCM": "XNAS", "NYQ": "XNYS", "PCX": "ARCX", "ASE": "XASE"}

// spelling returns Yahoo's spelling of an instrument. The author's spelling overrides it.
func spelling(i quote.Instrument) string {
	if own := i.Spelling[Spec.Name]; own != "" {
		return own
	}
	ticker := i.Symbol.Ticker()
	switch venue := i.Symbol.Venue(); venue {
	case quote.Index:
		if name, ok := indices[ticker]; ok {
			return name
		}
		return "^" + ticker
	case quote.FX:
		return strings.ReplaceAll(ticker, "/", "") + "=X"
	case quote.Crypto:
		return strings.ReplaceAll(ticker, "/", "-")
	default:
		return classOf(ticker, venue) + suffixes[venue]
	}
}

// classOf returns Yahoo's spelling of a ticker at a venue without the suffix of the venue.
func classOf(ticker, venue string) string {
	switch parts := securities.FindStringSubmatch(ticker); {
	case venue == "XHKG" && len(ticker) < hongKongDigits:
		return strings.Repeat("0", hongKongDigits-len(ticker)) + ticker
	case parts == nil || venue != "" && suffixes[venue] != "":
		return strings.ReplaceAll(ticker, ".", "-")
	case strings.HasPrefix(parts[2], "PR"):
		return parts[1] + "-P" + parts[3]
	default:
		return parts[1] + map[string]string{"WS": "-WT", "U": "-UN"}[parts[2]]
	}
}

// securities are preferred shares, warrants and units of the US: BAC.PRL, ACHR.WS, ABC.U.
var securities = regexp.MustCompile(`^([A-Z]+)\.(PR([A-Z]?)|WS|U)$`)

// hongKongDigits is the number of digits of a ticker of Hong Kong at Yahoo.
const hongKongDigits = 4
