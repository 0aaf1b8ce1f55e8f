package provider

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
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
		return quote.Quote{}, &failure{class: NotFound, detail: "a listing without a price"}
	}
	price, err := quote.ParseNumber(meta.Price.String())
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: fmt.Sprintf("regularMarketPrice %q", meta.Price)}
	}
	unit, err := quote.ParseUnit(meta.Currency)
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: err.Error()}
	}
	zone, err := time.LoadLocation(meta.Zone)
	if err != nil || meta.Zone == "" || meta.Time <= 0 {
		return quote.Quote{}, &failure{class: BadData, detail: fmt.Sprintf("regularMarketTime %d in the time zone %q", meta.Time, meta.Zone)}
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
	if previous, ok := b.previousClose(i.Symbol, asOf, zone); ok {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous))
	}
	return q, nil
}

// previousClose finds the close of the session before that of an instant. Whole rows are missing at times, and a close of
// two sessions ago would show two days' move as one day's: only the bar of that very session will do. Where holidays are
// not known it is that of the weekday before, and after a holiday there is no change.
func (b yahooBars) previousClose(symbol quote.Symbol, asOf time.Time, zone *time.Location) (decimal.Decimal, bool) {
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
		value = float(value)
		return value, value.IsPositive()
	}
	return decimal.Decimal{}, false
}

// floatDigits is how many digits of a binary float of single precision count.
const floatDigits = 7

// float drops the noise of such floats, in which the bars are kept: 130.52999877929688 for 130.53.
func float(d decimal.Decimal) decimal.Decimal {
	whole := int32(d.NumDigits()) + d.Exponent() // Digits before the point; negative where zeros follow it.
	return quote.TrimZeros(d.Round(floatDigits - whole))
}
