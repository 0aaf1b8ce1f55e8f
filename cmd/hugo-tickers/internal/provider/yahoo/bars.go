package yahoo

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"time"

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
		Kind             string      `json:"instrumentType"`
		FirstTrade       int64       `json:"firstTradeDate"` // epoch seconds; 0 for null
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
	if b.isPlaceholder(i) {
		return quote.Quote{}, provider.NewError(provider.NotFound, placeholderDetail(i))
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
	q := quote.Quote{
		Symbol: i.Symbol, Name: html.UnescapeString(cmp.Or(meta.LongName, meta.ShortName)), Exchange: meta.FullExchangeName, MIC: mics[meta.ExchangeName],
		Kind: instrumentKinds[meta.Kind], Currency: unit.Major, Price: unit.ToMajor(price), AsOf: time.Unix(meta.Time, 0).UTC(),
	}
	if venue := i.Symbol.Venue(); suffixes[venue] != "" {
		q.MIC = venue
	}
	if meta.FirstTrade != 0 {
		q.FirstTrade = dateIn(zone, meta.FirstTrade)
	}
	q = b.inSession(q, zone)
	if previous, ok := b.previousClose(q, zone); ok {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous))
	}
	return q, nil
}

// previousClose returns the close of the session before that of a quote. Bars are missing at times, and a close of two sessions ago
// would show a two-day change as the change of one day. So only the bar of that session is taken; if holidays are not known, the last
// bar before. The bar must be complete: its day must be over in Yahoo's zone.
func (b chartResult) previousClose(q quote.Quote, zone *time.Location) (decimal.Decimal, bool) {
	if len(b.Indicators.Quote) == 0 {
		return decimal.Decimal{}, false
	}
	sessions, today := q.Calendar(), dateIn(zone, b.Meta.Time)
	closes := b.Indicators.Quote[0].Close
	for n := min(len(b.Timestamps), len(closes)) - 1; n >= 0; n-- {
		date := b.barDate(n, zone)
		if !date.Before(q.Session) {
			continue
		}
		isPrevious := q.Session.DaysSince(date) <= longestWeekend
		if sessions.HasHolidays(q.Session) {
			isPrevious = date == sessions.PreviousSession(q.Session)
		}
		if !isPrevious || closes[n] == nil || q.Kind != quote.Fund && !date.Before(today) {
			return decimal.Decimal{}, false
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

// longestWeekend is the largest number of days between two sessions of a market whose holidays are not known.
const longestWeekend = 5

// float32Digits is the number of significant digits of a binary float of single precision.
const float32Digits = 7

// trimFloat32Noise removes the noise of such floats, which the bars are stored in: 130.52999877929688 becomes 130.53.
func trimFloat32Noise(d decimal.Decimal) decimal.Decimal {
	whole := int32(d.NumDigits()) + d.Exponent() // Digits before the point; negative if zeros follow it.
	return quote.TrimZeros(d.Round(float32Digits - whole))
}
