package provider

import (
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// yahooSuffixes are Yahoo's marks for exchanges outside the US.
var yahooSuffixes = map[string]string{
	"XLON": ".L", "XETR": ".DE", "XFRA": ".F", "XPAR": ".PA", "XAMS": ".AS", "XBRU": ".BR", "XLIS": ".LS", "XMIL": ".MI",
	"XSWX": ".SW", "XSTO": ".ST", "XCSE": ".CO", "XHEL": ".HE", "XOSL": ".OL", "XWAR": ".WA", "XTSE": ".TO", "XTSX": ".V",
	"XTKS": ".T", "XHKG": ".HK", "XSHG": ".SS", "XSHE": ".SZ", "XKRX": ".KS", "XTAI": ".TW", "XNSE": ".NS", "XBOM": ".BO",
	"XIDX": ".JK", "XSES": ".SI", "XASX": ".AX", "XNZE": ".NZ", "XJSE": ".JO", "XTAE": ".TA", "BVMF": ".SA", "XMEX": ".MX",
}

// yahooIndices are the indices whose name at Yahoo is not their symbol behind a caret.
var yahooIndices = map[string]string{
	"SPX": "^GSPC", "COMP": "^IXIC", "DAX": "^GDAXI", "CAC": "^FCHI", "SX5E": "^STOXX50E",
}

// yahooMICs are Yahoo's codes of US exchanges, which a bare symbol does not name.
var yahooMICs = map[string]string{"NMS": "XNAS", "NGM": "XNAS", "NCM": "XNAS", "NYQ": "XNYS", "PCX": "ARCX", "ASE": "XASE"}

// yahooSymbol spells an instrument as Yahoo does, unless the author said how.
func yahooSymbol(i quote.Instrument) string {
	if spelling := i.Spelling["yahoo"]; spelling != "" {
		return spelling
	}
	ticker := i.Symbol.Ticker()
	switch venue := i.Symbol.Venue(); venue {
	case quote.Index:
		if name, ok := yahooIndices[ticker]; ok {
			return name
		}
		return "^" + ticker
	case quote.FX:
		return strings.ReplaceAll(ticker, "/", "") + "=X"
	case quote.Crypto:
		return strings.ReplaceAll(ticker, "/", "-")
	default:
		return strings.ReplaceAll(ticker, ".", "-") + yahooSuffixes[venue]
	}
}
