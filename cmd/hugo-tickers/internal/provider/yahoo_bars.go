package provider

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// yahooBars is what v7 spark and v8 chart say of one symbol: the price in meta, the closes of the last month beside it.
type yahooBars struct {
	Meta struct {
		Symbol           string      `json:"symbol"`
		Currency         string      `json:"currency"`
		ExchangeName     string      `json:"exchangeName"`
		FullExchangeName string      `json:"fullExchangeName"`
		Zone             string      `json:"exchangeTimezoneName"`
		Price            json.Number `json:"regularMarketPrice"`
		Time             int64       `json:"regularMarketTime"` // epoch seconds
		PriceHint        int32       `json:"priceHint"`         // decimals
		LongName         string      `json:"longName"`
		ShortName        string      `json:"shortName"`
	} `json:"meta"`
	Timestamps []int64 `json:"timestamp"` // of each bar, at the local open
	Indicators struct {
		Quote []struct {
			Close []*json.Number `json:"close"`
		} `json:"quote"`
	} `json:"indicators"`
}

// quote reads the bars. The provider's own previous closes are not used: chartPreviousClose is the close before the
// range that was asked for.
func (b yahooBars) quote(i quote.Instrument) (quote.Quote, error) {
	meta := b.Meta
	if meta.Price == "" {
		return quote.Quote{}, &failure{NotFound, "a listing without a price"}
	}
	price, err := decimal.NewFromString(meta.Price.String())
	if err != nil {
		return quote.Quote{}, &failure{BadData, fmt.Sprintf("regularMarketPrice %q", meta.Price)}
	}
	unit, err := quote.ParseUnit(meta.Currency)
	if err != nil {
		return quote.Quote{}, &failure{BadData, err.Error()}
	}
	zone, err := time.LoadLocation(meta.Zone)
	if err != nil || meta.Zone == "" || meta.Time <= 0 {
		return quote.Quote{}, &failure{BadData, fmt.Sprintf("regularMarketTime %d in the time zone %q", meta.Time, meta.Zone)}
	}
	asOf := time.Unix(meta.Time, 0)
	q := quote.Quote{
		Symbol: i.Symbol, Name: meta.LongName, Exchange: meta.FullExchangeName, MIC: yahooMICs[meta.ExchangeName],
		Currency: unit.Major, Price: unit.ToMajor(price), AsOf: asOf.UTC(),
	}
	if q.Name == "" {
		q.Name = meta.ShortName
	}
	if venue := i.Symbol.Venue(); yahooSuffixes[venue] != "" {
		q.MIC = venue
	}
	if previous, ok := b.previousClose(asOf.In(zone)); ok {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous))
	}
	return q, nil
}

// previousClose finds the close of the session before that of a local time: the bar of the weekday before. Whole rows
// are missing at times, and a close of two sessions ago would show two days' move as one day's; so after a public
// holiday, which looks the same, the change is unknown.
func (b yahooBars) previousClose(local time.Time) (decimal.Decimal, bool) {
	if len(b.Indicators.Quote) == 0 {
		return decimal.Decimal{}, false
	}
	before := local.AddDate(0, 0, -1)
	for b.weekdays() && (before.Weekday() == time.Saturday || before.Weekday() == time.Sunday) {
		before = before.AddDate(0, 0, -1)
	}
	day := before.Format(time.DateOnly)
	closes := b.Indicators.Quote[0].Close
	for n := min(len(b.Timestamps), len(closes)) - 1; n >= 0; n-- {
		if time.Unix(b.Timestamps[n], 0).In(local.Location()).Format(time.DateOnly) != day || closes[n] == nil {
			continue
		}
		// The bars are binary floats of low precision, 130.52999877929688 for 130.53.
		value, err := decimal.NewFromString(closes[n].String())
		if err == nil && value.IsPositive() {
			return value.Round(max(2, b.Meta.PriceHint)), true
		}
	}
	return decimal.Decimal{}, false
}

// weekdays reports whether the instrument rests at weekends, as everything but crypto does.
func (b yahooBars) weekdays() bool {
	zone, err := time.LoadLocation(b.Meta.Zone)
	if err != nil {
		return true
	}
	for _, stamp := range b.Timestamps {
		if time.Unix(stamp, 0).In(zone).Weekday() == time.Saturday {
			return false
		}
	}
	return true
}
