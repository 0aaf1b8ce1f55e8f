package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// TwelveDataURL is where Twelve Data answers.
const TwelveDataURL = "https://api.twelvedata.com"

// twelveDataBatch is how many symbols one request names: each costs a credit, and the free plan has eight a minute.
const twelveDataBatch = 8

// TwelveData asks Twelve Data's /quote for several symbols of one market at once, with a key in the Authorization header.
// The answer names the currency, minor units included. Symbols are written with a dot, a pair with a slash; the market is a
// MIC. Times are epoch seconds: last_quote_at, as timestamp is when the day's bar opened. The free plan has 800 symbols a
// day, and asks sites that show its data for a visible link. See https://twelvedata.com/docs#quote.
type TwelveData struct {
	Client  Client
	BaseURL string // "" for TwelveDataURL
}

var _ Provider = TwelveData{}

// Latest implements Provider.
func (t TwelveData) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	markets := map[string][]quote.Instrument{}
	for _, i := range wanted {
		mic := twelveDataMIC(i.Symbol.Venue())
		markets[mic] = append(markets[mic], i)
	}
	return inGroups(markets, func(mic string, group []quote.Instrument) ([]quote.Quote, error) {
		return inBatches(ctx, group, twelveDataBatch, func(ctx context.Context, batch []quote.Instrument) ([]quote.Quote, error) {
			return t.batch(ctx, mic, batch)
		})
	})
}

func (t TwelveData) batch(ctx context.Context, mic string, batch []quote.Instrument) ([]quote.Quote, error) {
	var names []string
	for _, i := range batch {
		names = append(names, url.QueryEscape(twelveDataSymbol(i)))
	}
	address := at(t.BaseURL, TwelveDataURL, "/quote?symbol=") + strings.Join(names, ",")
	if mic != "" {
		address += "&mic_code=" + mic
	}
	var answer json.RawMessage
	if err := t.Client.costing(len(batch)).get(ctx, address, http.Header{"Authorization": {"apikey " + t.Client.Key}}, twelveDataFailure, &answer); err != nil {
		return nil, of(err, batch)
	}
	// One symbol is answered by its object, several by a map from the symbol asked for.
	answers := map[string]json.RawMessage{}
	if len(batch) == 1 {
		answers[twelveDataSymbol(batch[0])] = answer
	} else if err := json.Unmarshal(answer, &answers); err != nil {
		return nil, of(err, batch)
	}
	return single(func(_ context.Context, i quote.Instrument) (quote.Quote, error) {
		raw, ok := answers[twelveDataSymbol(i)]
		if !ok {
			return quote.Quote{}, &failure{class: NotFound, detail: "missing from the answer"}
		}
		if err := twelveDataFailure(http.StatusOK, raw); err != nil {
			return quote.Quote{}, err
		}
		return readTwelveData(raw, i)
	})(ctx, batch)
}

func readTwelveData(raw json.RawMessage, i quote.Instrument) (quote.Quote, error) {
	var answer struct {
		Name     string `json:"name"`
		Exchange string `json:"exchange"`
		Currency string `json:"currency"`
		Time     int64  `json:"last_quote_at"`
		Close    number `json:"close"`
		Previous number `json:"previous_close"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return quote.Quote{}, &failure{class: Upstream, detail: err.Error()}
	}
	code := answer.Currency
	if _, quoted, ok := i.Symbol.Pair(); ok && code == "" {
		code = quoted // The symbol says what a pair is counted in.
	}
	unit, err := quote.ParseUnit(code)
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: err.Error()}
	}
	if i.Symbol.Venue() == "" && unit.Major != "USD" {
		return quote.Quote{}, &failure{class: BadData, detail: "a listing in " + code + ", not the US one: name its venue"}
	}
	price, err := answer.Close.positive("close")
	if err != nil {
		return quote.Quote{}, err
	}
	if answer.Time <= 0 {
		return quote.Quote{}, &failure{class: BadData, detail: "no last_quote_at"}
	}
	q := quote.Quote{
		Symbol: i.Symbol, Name: answer.Name, Exchange: answer.Exchange, Currency: unit.Major,
		Price: unit.ToMajor(price), AsOf: time.Unix(answer.Time, 0).UTC(),
	}
	if previous := answer.Previous.previous(); previous.Valid {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous.Decimal))
	}
	return q, nil
}

func twelveDataSymbol(i quote.Instrument) string {
	return cmp.Or(i.Spelling["twelvedata"], i.Symbol.Ticker())
}

// twelveDataMIC returns the market to ask for: a bare symbol might resolve to any.
func twelveDataMIC(venue string) string {
	switch venue {
	case "", quote.FX, quote.Crypto, quote.Index:
		return ""
	}
	return venue
}

// twelveDataFailure reads Twelve Data's ways of saying no: a code in the body, whatever the status. The code 404 is of a
// symbol that is unknown, or of one that the plan has not got.
func twelveDataFailure(status int, body []byte) error {
	var answer struct {
		Code    int
		Message string
		Status  string
	}
	if json.Unmarshal(body, &answer) != nil || answer.Status != "error" {
		return classify(status, body)
	}
	class := BadData
	switch says := func(words string) bool { return strings.Contains(answer.Message, words) }; {
	case answer.Code == http.StatusUnauthorized:
		class = Auth
	case answer.Code == http.StatusForbidden, answer.Code == http.StatusNotFound && says("plan"):
		class = Plan
	case answer.Code == http.StatusNotFound:
		class = NotFound
	case answer.Code == http.StatusTooManyRequests && says("for the day"):
		class = QuotaExhausted
	case answer.Code == http.StatusTooManyRequests:
		class = RateLimited
	case says("No data is available"):
		class = NoData
	case answer.Code >= http.StatusInternalServerError:
		class = Upstream
	}
	return &failure{class: class, detail: answer.Message}
}
