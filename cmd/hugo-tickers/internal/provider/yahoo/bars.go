package yahoo

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// chartResult is what v7 spark and v8 chart have about one symbol: the price in meta, and the daily closes beside it.
type chartResult struct {
	Meta struct {
		Symbol           string      `json:"symbol"`
		Currency         string      `json:"currency"`
		ExchangeName     string      `json:"exchangeName"`
		FullExchangeName string      `json:"fullExchangeName"`
		Zone             string      `json:"exchangeTimezoneName"`
		Price            json.Number `json:"regularMarketPrice"`
		Time             int64       `json:"regularMarketTime"` // epoch seconds
		LongName         string      `json:"longName"`
		ShortName        string      `json:"shortName"`
	} `json:"meta"`
	Timestamps []int64 `json:"timestamp"` // of each bar: the local open, epoch seconds
	Indicators struct {
		Quote []struct {
			Close []*json.Number `json:"close"`
		} `json:"quote"`
	} `json:"indicators"`
}

// quote returns the quote of the bars. Yahoo's own previous closes are not used: chartPreviousClose is the close before the requested
// range.
func (b chartResult) quote(i quote.Instrument) (quote.Quote, error) {
	meta := b.Meta
	if meta.Price == "" {
		return quote.Quote{}, provider.NewError(provider.NotFound, "a listing without a price")
	}
	price, err := quote.ParseNumber(meta.Price.String())
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("regularMarketPrice %q", meta.Price))
	}
	unit, err := quote.ParseUnit(meta.Currency)
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	zone, err := time.LoadLocation(meta.Zone)
	if err != nil || meta.Zone == "" || meta.Time <= 0 {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("regularMarketTime %d in the time zone %q", meta.Time, meta.Zone))
	}
	asOf := time.Unix(meta.Time, 0)
	q := quote.Quote{
		Symbol: i.Symbol, Name: meta.LongName, Exchange: meta.FullExchangeName, MIC: mics[meta.ExchangeName],
		Currency: unit.Major, Price: unit.ToMajor(price), AsOf: asOf.UTC(),
	}
	if q.Name == "" {
		q.Name = meta.ShortName
	}
	if venue := i.Symbol.Venue(); suffixes[venue] != "" {
		q.MIC = venue
	}
	if previous, ok := b.previousClose(i.Symbol, asOf, zone); ok {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous))
	}
	return q, nil
}

// previousClose returns the close of the session before that of an instant. Bars are missing at times, and a close of two sessions
// ago would show a two-day change as the change of one day, so that only the bar of that session is taken. If holidays are not known,
// the session is the weekday before, and after a holiday there is no change.
func (b chartResult) previousClose(symbol quote.Symbol, asOf time.Time, zone *time.Location) (decimal.Decimal, bool) {
	if len(b.Indicators.Quote) == 0 {
		return decimal.Decimal{}, false
	}
	sessions := symbol.Calendar()
	session := sessions.PreviousSession(sessions.Date(asOf))
	closes := b.Indicators.Quote[0].Close
	for n := min(len(b.Timestamps), len(closes)) - 1; n >= 0; n-- {
		if closes[n] == nil || calendar.DateOf(time.Unix(b.Timestamps[n], 0).In(zone)) != session {
			continue
		}
		value, err := quote.ParseNumber(closes[n].String())
		if err != nil {
			return decimal.Decimal{}, false
		}
		value = trimFloat32Noise(value)
		return value, value.IsPositive()
	}
	return decimal.Decimal{}, false
}

// float32Digits is the number of significant digits of a binary float of single precision.
const float32Digits = 7

// trimFloat32Noise removes the noise of such floats, which the bars are stored in: 130.52999877929688 becomes 130.53.
func trimFloat32Noise(d decimal.Decimal) decimal.Decimal {
	whole := int32(d.NumDigits()) + d.Exponent() // Digits before the point; negative if zeros follow it.
	return quote.TrimZeros(d.Round(float32Digits - whole))
}
