package main

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// lastInstant is the last time that a computer can count to, in epoch seconds.
const lastInstant = 9223371974719179007

// timeFaults are times that no price has.
func timeFaults() []fault {
	at := func(seconds int64) func(*providertest.Answer) {
		return func(a *providertest.Answer) { a.At = time.Unix(seconds, 0).UTC() }
	}
	return []fault{
		{name: "the last time that a computer can count to", only: withTime, answer: at(lastInstant), want: invalid},
		{name: "a time of 1066", only: withTime, answer: at(-28_500_000_000), want: invalid},
		{name: "a time in milliseconds", only: withTime, answer: at(1_686_945_600_000), want: invalid},
	}
}

// boundFaults are numbers and times that no market has.
func boundFaults() []pageFault {
	// evening is what Yahoo says on a Tuesday evening: 102 dollars, after a split.
	evening := func(symbol, splits string) []visit {
		return []visit{{"2026-11-17 21:00 America/New_York", listing{
			symbol: symbol, zone: "America/New_York", currency: "USD", price: "102", at: "2026-11-17 16:00", splits: splits,
			bars: "2026-11-10=97 2026-11-11=98 2026-11-12=99 2026-11-13=99.5 2026-11-16=100 2026-11-17=102",
		}}}
	}
	const latest = "$102.00 +2.00% (Nov 17, 2026)"
	frozen := func(symbol, more string) map[string]string {
		return map[string]string{pinned: pins(symbol, "2026-11-11", `"currency": "USD", "price": 98, "previousClose": 97, "changePercent": 1.0309, "asOf": "2026-11-11T21:00:00Z", "session": "2026-11-11", "final": true, "source": "yahoo"`+more)}
	}
	return []pageFault{
		{
			name: "a split of 1e20 for one", providers: "yahoo", symbol: "TER", day: "2026-11-11",
			visits: evening("TER", "2026-11-13=100000000000000000000:1"), latest: latest, says: "a split of 100000000000000000000:1 on 2026-11-13: the split factor",
		},
		{
			name: "a split of one for 1e20", providers: "yahoo", symbol: "KLAC", day: "2026-11-11",
			visits: evening("KLAC", "2026-11-13=1:100000000000000000000"), latest: latest, says: "a split of 1:100000000000000000000 on 2026-11-13: the split factor",
		},
		{
			name: "two splits that are too much together", providers: "yahoo", symbol: "AMAT", day: "2026-11-11", files: frozen("AMAT", ""),
			visits: evening("AMAT", "2026-11-12=1000:1 2026-11-13=1000:1"), latest: latest, close: "$98.00 +1.03% (Nov 11, 2026)", never: "104081632.65 1000000",
		},
		{
			name: "a stored factor of 1e9", providers: "yahoo", symbol: "TXN", day: "2026-11-11", files: frozen("TXN", `, "splitFactor": 1000000000`),
			visits: evening("TXN", ""), latest: latest, close: "$98.00 +1.03%, +4.08% since Nov 11, 2026 (Nov 11, 2026 / Nov 17, 2026)",
			never: "1000000000 104081632553.06",
		},
		{
			name: "a price of 1e15", providers: "yahoo", symbol: "ADI",
			visits: []visit{{"2026-11-17 21:00 America/New_York", listing{
				symbol: "ADI", zone: "America/New_York", currency: "USD", price: "1000000000000000", at: "2026-11-17 16:00", bars: "2026-11-16=980000000000000 2026-11-17=1000000000000000",
			}}},
			says: "the price, 1000000000000000, is not between",
		},
		{
			name: "no time for another symbol of the same response", providers: "tiingo", symbol: "MCHP", beside: "SWKS",
			visits: []visit{{"2026-11-17 21:30 America/New_York", routes{
				"/iex/":        `[{"ticker":"SWKS","timestamp":"the day after","tngoLast":70,"prevClose":69},{"ticker":"MCHP","timestamp":"2026-11-17T16:00:00-05:00","tngoLast":102,"prevClose":100}]`,
				"/daily/mchp/": `[{"date":"2026-11-16T00:00:00.000Z","close":100,"splitFactor":1},{"date":"2026-11-17T00:00:00.000Z","close":102,"splitFactor":1}]`,
			}}},
			latest: latest, says: "SWKS: tiingo: invalid response: the price has no time",
		},
		{
			name: "another coin of the same response in the year 300,000", providers: "coingecko", symbol: "CRYPTO:ADA/USD", beside: "CRYPTO:SOL/USD",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CRYPTO:ADA/USD\"\ncoingecko = \"cardano\"\n[[instruments]]\nsymbol = \"CRYPTO:SOL/USD\"\ncoingecko = \"solana\"\n"},
			visits: []visit{{"2026-11-18 12:00 UTC", routes{
				"/simple/price": `{"solana":{"usd":150,"last_updated_at":9409881600000},"cardano":{"usd":5.1,"last_updated_at":1795003080}}`,
			}}},
			latest: "$5.10 (Nov 18, 2026)", says: "CRYPTO:SOL/USD: coingecko: invalid response: no usable last_updated_at",
		},
	}
}
