// Package localfile reads prices from files of the site, for authors who keep their own: daily closes as traded, or quotes.
package localfile

import (
	"errors"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// Spec has the facts about the site's own files.
var Spec = provider.Spec{
	Name:      "file",
	Title:     "Your own files",
	Coverage:  "the prices in your files",
	History:   true,
	Key:       provider.KeyNone,
	BatchNote: "all",
}

// Files are the files of a site. Each path is "" if there is no such file.
type Files struct {
	Closes string // CSV, wide (date,META,GOOG) or long (date,symbol,close[,currency]), or JSON: a list of such objects
	Quotes string // CSV (symbol,price,currency,asOf[,previousClose,name,exchange,mic]), or JSON as in data/tickers/quotes.json
	Splits string // CSV: date,symbol,ratio, such as 2024-06-10,NVDA,10:1; the date is the first day on the new share basis

	// Currency is the currency of closes that name none: ISO 4217 or a minor unit. The currency of the instrument overrides it.
	Currency string

	// Now returns the present. A close of a session that has not ended is not one yet.
	Now func() time.Time
}

// New returns the provider. It is an error if there are neither closes nor quotes.
func New(files Files) (provider.Provider, error) {
	if files.Closes == "" && files.Quotes == "" {
		return nil, errors.New("the provider file has no file: set closes or quotes in [params.tickers.file] of the site's configuration")
	}
	return files, nil
}
