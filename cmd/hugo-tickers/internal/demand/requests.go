package demand

import (
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// addRequests adds what Hugo asked for in earlier builds. Beyond is set to those that the content does not ask for.
func (d *Demand) addRequests(stored store.Requests) {
	d.Beyond = store.Requests{}
	for symbol, requests := range stored {
		for _, r := range requests {
			if !d.Covers(symbol, r) {
				d.Beyond.Add(symbol, r)
			}
		}
	}
	for symbol, requests := range d.Beyond {
		if n, found := slices.BinarySearch(d.Symbols, symbol); !found {
			d.Symbols = slices.Insert(d.Symbols, n, symbol)
		}
		for _, r := range requests {
			d.require(symbol, r.At, false)
			d.require(symbol, r.Since, true)
			d.Sparklines[symbol] = max(d.Sparklines[symbol], r.Sparkline)
		}
	}
}

// Covers reports whether a request is part of the demand.
func (d *Demand) Covers(symbol quote.Symbol, r store.Request) bool {
	if _, found := slices.BinarySearch(d.Symbols, symbol); !found {
		return false
	}
	_, at := d.Days[symbol][r.At]
	return (r.At == "" || at) && (r.Since == "" || d.Days[symbol][r.Since]) && r.Sparkline <= d.Sparklines[symbol]
}

// Learn compares what Hugo asked for in a build with the demand: requests are what a later refresh has to know beyond the content,
// and unknown are the symbols of those that this demand lacks.
func (d *Demand) Learn(asked store.Requests) (requests store.Requests, unknown []quote.Symbol) {
	requests = store.Requests{}
	for symbol, list := range asked {
		for _, r := range list {
			covered := d.Covers(symbol, r)
			if !covered || slices.Contains(d.Beyond[symbol], r) {
				requests.Add(symbol, r)
			}
			if !covered && !slices.Contains(unknown, symbol) {
				unknown = append(unknown, symbol)
			}
		}
	}
	slices.Sort(unknown)
	return requests, unknown
}
