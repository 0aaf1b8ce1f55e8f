package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// listing is an instrument at Yahoo. It answers the requests for its prices and its history, and knows no other instrument.
type listing struct {
	symbol, kind, name, exchange string
	zone, currency               string
	price, at                    string // the last price, and its local time: "2026-11-18 10:00"
	opens                        string // when a bar is stamped that names no time
	bars                         string // local days and closes: "2026-11-17=100 2026-11-18T10:00=101"; null for a session without a close
	splits                       string // "2026-11-17=5:1"
	first                        string // the day of the first trade
	noHistory                    bool   // v8/finance/chart fails
}

// instant returns the epoch seconds of a local time: "2026-11-18 10:00", or a day on which the market opens.
func (l listing) instant(text string) int64 {
	if len(text) == len(time.DateOnly) {
		text += " " + cmp.Or(l.opens, "09:30")
	}
	zone, err := time.LoadLocation(l.zone)
	if err != nil {
		panic(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", strings.Replace(text, "T", " ", 1), zone)
	if err != nil {
		panic(err)
	}
	return at.Unix()
}

// result returns what Yahoo says about the instrument and its bars between two instants.
func (l listing) result(from, to int64) map[string]any {
	meta := map[string]any{
		"symbol": l.symbol, "currency": l.currency, "instrumentType": cmp.Or(l.kind, "EQUITY"), "exchangeTimezoneName": l.zone, "fullExchangeName": l.exchange,
		"exchangeName": l.exchange, "longName": l.name, "shortName": l.name, "regularMarketPrice": json.Number(l.price), "regularMarketTime": l.instant(l.at),
		"firstTradeDate": nil, "hasPrePostMarketData": true, "priceHint": 2, "dataGranularity": "1d",
	}
	if l.first != "" {
		meta["firstTradeDate"] = l.instant(l.first)
	}
	stamps, closes := []int64{}, []json.Number{}
	for _, bar := range strings.Fields(l.bars) {
		day, price, _ := strings.Cut(bar, "=")
		if stamp := l.instant(day); from <= stamp && stamp <= to {
			stamps, closes = append(stamps, stamp), append(closes, json.Number(price))
		}
	}
	quotes := []any{}
	for _, c := range closes {
		if c == "null" {
			quotes = append(quotes, nil)
			continue
		}
		quotes = append(quotes, c)
	}
	found := map[string]any{"meta": meta, "timestamp": stamps, "indicators": map[string]any{"quote": []any{map[string]any{"close": quotes}}}}
	splits := map[string]any{}
	for _, split := range strings.Fields(l.splits) {
		day, ratio, _ := strings.Cut(split, "=")
		after, before, _ := strings.Cut(ratio, ":")
		if stamp := l.instant(day); from <= stamp && stamp <= to {
			splits[fmt.Sprint(stamp)] = map[string]any{"date": stamp, "numerator": json.Number(after), "denominator": json.Number(before), "splitRatio": ratio}
		}
	}
	if len(splits) > 0 {
		found["events"] = map[string]any{"splits": splits}
	}
	return found
}

const sparkRange = 31 * 24 * 60 * 60 // seconds

// ServeHTTP implements http.Handler.
func (l listing) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query, at := r.URL.Query(), l.instant(l.at)
	var answer any
	switch {
	case r.URL.Path == "/v7/finance/spark":
		result := map[string]any{"symbol": l.symbol, "response": []any{l.result(at-sparkRange, at+sparkRange)}}
		if !strings.Contains(","+query.Get("symbols")+",", ","+l.symbol+",") {
			unknownAtYahoo(w, "spark")
			return
		}
		answer = map[string]any{"spark": map[string]any{"result": []any{result}, "error": nil}}
	case l.noHistory:
		w.WriteHeader(http.StatusInternalServerError)
		return
	case r.URL.Path == "/v8/finance/chart/"+l.symbol:
		from, _ := strconv.ParseInt(query.Get("period1"), 10, 64)
		to, _ := strconv.ParseInt(query.Get("period2"), 10, 64)
		answer = map[string]any{"chart": map[string]any{"result": []any{l.result(from, to)}, "error": nil}}
	default:
		unknownAtYahoo(w, "chart")
		return
	}
	_ = json.NewEncoder(w).Encode(answer)
}

// unknownAtYahoo is Yahoo's answer to a symbol that it does not know.
func unknownAtYahoo(w http.ResponseWriter, endpoint string) {
	w.WriteHeader(http.StatusNotFound)
	_, _ = fmt.Fprintf(w, `{%q:{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`, endpoint)
}

// routes are answers by a part of the path and query of a request. The longest part that matches counts. An answer is a body, after its
// status and a line break if that is not 200.
type routes map[string]string

// ServeHTTP implements http.Handler.
func (all routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	best, found := "", false
	for part := range all {
		if strings.Contains(r.URL.RequestURI(), part) && len(part) >= len(best) {
			best, found = part, true
		}
	}
	if !found {
		http.Error(w, `{"detail":"Not found."}`, http.StatusNotFound)
		return
	}
	body := all[best]
	status, rest, _ := strings.Cut(body, "\n")
	if code, err := strconv.Atoi(status); err == nil {
		body = rest
		w.WriteHeader(code)
	}
	_, _ = io.WriteString(w, strings.ReplaceAll(body, "{key}", secret))
}

// together are services whose first one that knows a request answers it.
type together []http.Handler

// ServeHTTP implements http.Handler.
func (all together) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var recorder *httptest.ResponseRecorder
	for _, service := range all {
		recorder = httptest.NewRecorder()
		if service.ServeHTTP(recorder, r); recorder.Code != http.StatusNotFound {
			break
		}
	}
	w.WriteHeader(recorder.Code)
	_, _ = w.Write(recorder.Body.Bytes())
}

// epoch returns the epoch seconds of a local time: "2026-11-18 10:00 Asia/Tokyo".
func epoch(text string) int64 {
	at, zone, _ := strings.Cut(text[len(time.DateOnly)+1:], " ")
	return listing{zone: zone}.instant(text[:len(time.DateOnly)] + " " + at)
}

// twelve is Twelve Data's answer about one symbol: the price and the previous close in a currency, at a local time.
func twelve(symbol, mic, currency, price, previous, at string) string {
	return fmt.Sprintf(`{"symbol":%q,"name":"%[1]s Limited","exchange":%q,"mic_code":%[2]q,"currency":%q,"datetime":%q,"timestamp":%d,"last_quote_at":%[5]d,"close":%q,"previous_close":%q,"is_market_open":true}`,
		symbol, mic, currency, at[:len(time.DateOnly)], epoch(at), price, previous)
}

// quotes returns a quotes.json with one quote.
func quotes(symbol, fields string) string {
	return fmt.Sprintf(`{"version": 1, "quotes": {%q: {"symbol": %[1]q, %s}}}`, symbol, fields)
}

// pins returns a pins.json with one close.
func pins(symbol, day, fields string) string {
	return fmt.Sprintf(`{"version": 1, "pins": {%q: {%q: {%s}}}}`, symbol, day, fields)
}
