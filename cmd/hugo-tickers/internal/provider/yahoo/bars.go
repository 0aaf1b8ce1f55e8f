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
	fetched time.Time // when

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

// aDay is the longest time by which a time of a response can be after the present, of this machine's clock.
const aDay = 24 * 60 * 60

// earliest is the first of the years that a bar or a first trade can be from, in epoch seconds.
var earliest = time.Date(1790, time.January, 1, 0, 0, 0, 0, time.UTC).Unix()

// bounded returns the bars without those of impossible times. An impossible time of the price or of the first trade is unknown.
func (b chartResult) bounded(fetched time.Time) chartResult {
	possible := func(epoch int64) bool { return epoch >= earliest && epoch <= fetched.Unix()+aDay }
	b.fetched = fetched
	if b.Meta.Time < 0 || !possible(b.Meta.Time) {
		b.Meta.Time = 0
	}
	if !possible(b.Meta.FirstTrade) {
		b.Meta.FirstTrade = 0
	}
	if len(b.Indicators.Quote) == 0 {
		return b
	}
	timestamps, closes := b.Timestamps, b.Indicators.Quote[0].Close
	b.Timestamps, b.Indicators.Quote[0].Close = nil, nil
	for n := range min(len(timestamps), len(closes)) {
		if possible(timestamps[n]) {
			b.Timestamps = append(b.Timestamps, timestamps[n])
			b.Indicators.Quote[0].Close = append(b.Indicators.Quote[0].Close, closes[n])
		}
	}
	return b
}

// quote returns the quote of the bars. Yahoo's own previous closes are not used: chartPreviousClose is the close before the requested
// range. The previous close is that of the bars.
func (b chartResult) quote(i quote.Instrument) (quote.Quote, error) {
	meta := b.Meta
	if meta.Price == "" {
		return quote.Quote{}, provider.NewError(provider.NotFound, "a listing without a price")
	}
	if b.isPlaceholder(i) {
		return quote.Quote{}, provider.NewError(provider.NotFound, placeholderDetail(i))
	}
	if err := b.checkName(i); err != nil {
		return quote.Quote{}, err
	}
	price, err := quote.ParseNumber(meta.Price.String())
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("regularMarketPrice %q", meta.Price))
	}
	unit, err := i.Symbol.ParseUnit(meta.Currency)
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	zone, err := b.zone()
	if err != nil {
		return quote.Quote{}, err
	}
	if meta.Time <= 0 {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("regularMarketTime %d", meta.Time))
	}
	q := b.observation(i, zone)
	q.Name, q.Exchange = b.name(), meta.FullExchangeName
	q.Currency, q.Price = unit.Major, unit.ToMajor(price)
	if series, err := b.series(i, nil, zone); err == nil {
		if previous, ok := series.PreviousClose(q.Calendar(), q.Session); ok {
			q.PreviousClose = previous.Price
		}
	}
	return q, nil
}

// name returns the full name of the instrument. Yahoo writes it as HTML.
func (b chartResult) name() string {
	return html.UnescapeString(cmp.Or(b.Meta.LongName, b.Meta.ShortName))
}

// zone returns the time zone of the market.
func (b chartResult) zone() (*time.Location, error) {
	zone, err := time.LoadLocation(b.Meta.Zone)
	if err != nil || b.Meta.Zone == "" {
		return nil, provider.NewError(provider.InvalidResponse, fmt.Sprintf("the time zone %q", b.Meta.Zone))
	}
	return zone, nil
}

// float32Digits is the number of significant digits of a binary float of single precision.
const float32Digits = 7

// trimFloat32Noise removes the noise of such floats, which the bars are stored in: 130.52999877929688 becomes 130.53.
func trimFloat32Noise(d decimal.Decimal) decimal.Decimal {
	whole := int32(d.NumDigits()) + d.Exponent() // Digits before the point; negative if zeros follow it.
	return quote.TrimZeros(d.Round(float32Digits - whole))
}
