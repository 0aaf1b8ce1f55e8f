package main

// closeFaults are prices that are no official closes, and closes that were not official when they were stored.
func closeFaults() []pageFault {
	seoul := func(price, at, bars string) listing {
		return listing{symbol: "005930.KS", zone: "Asia/Seoul", currency: "KRW", opens: "09:00", price: price, at: at, bars: bars}
	}
	xetra := func(price, at string) listing {
		return listing{symbol: "SAP.DE", zone: "Europe/Berlin", currency: "EUR", opens: "09:00", price: price, at: at, bars: "2026-11-16=196 2026-11-17=200 2026-11-18=" + price}
	}
	return []pageFault{
		{
			name: "a delayed price after the close", providers: "yahoo", symbol: "KRX:005930", day: "2026-11-18",
			visits: []visit{{"2026-11-18 15:45 Asia/Seoul", seoul("101000", "2026-11-18 15:11", "2026-11-16=98000 2026-11-17=100000 2026-11-18T15:11=101000")}},
			latest: "₩101,000 +1.00% (Nov 18, 2026)",
		},
		{
			name: "a delayed price after the close, and the close in the next refresh", providers: "yahoo", symbol: "XKRX:000660", day: "2026-11-18",
			visits: []visit{
				{"2026-11-18 15:45 Asia/Seoul", listing{
					symbol: "000660.KS", zone: "Asia/Seoul", currency: "KRW", opens: "09:00", price: "505000", at: "2026-11-18 15:12",
					bars: "2026-11-16=490000 2026-11-17=500000 2026-11-18T15:12=505000",
				}},
				{"2026-11-18 18:00 Asia/Seoul", listing{
					symbol: "000660.KS", zone: "Asia/Seoul", currency: "KRW", opens: "09:00", price: "510000", at: "2026-11-18 15:30",
					bars: "2026-11-16=490000 2026-11-17=500000 2026-11-18=510000",
				}},
			},
			latest: "₩510,000 +2.00% (Nov 18, 2026)", close: "₩510,000 +2.00% (Nov 18, 2026)", never: "505000 505,000",
		},
		{
			name: "a price after hours", providers: "tiingo", symbol: "PFE", day: "2026-11-17",
			visits: []visit{{"2026-11-17 17:30 America/New_York", routes{
				"/iex/":             `[{"ticker":"PFE","timestamp":"2026-11-17T17:11:08-05:00","tngoLast":27.5,"prevClose":25,"last":27.5}]`,
				"/tiingo/daily/pfe": `[{"date":"2026-11-16T00:00:00.000Z","close":25,"splitFactor":1},{"date":"2026-11-17T00:00:00.000Z","close":27.5,"splitFactor":1}]`,
			}}},
			latest: "$27.50 +10.00% (Nov 17, 2026)",
		},
		{
			name: "a price after hours, and the daily record in the evening", providers: "tiingo", symbol: "MRK", day: "2026-11-17",
			visits: []visit{
				{"2026-11-17 17:30 America/New_York", routes{
					"/iex/":             `[{"ticker":"MRK","timestamp":"2026-11-17T17:11:08-05:00","tngoLast":110,"prevClose":100,"last":110}]`,
					"/tiingo/daily/mrk": `[{"date":"2026-11-16T00:00:00.000Z","close":100,"splitFactor":1}]`,
				}},
				{"2026-11-17 21:00 America/New_York", routes{
					"/iex/":             `[{"ticker":"MRK","timestamp":"2026-11-17T17:11:08-05:00","tngoLast":110,"prevClose":100,"last":110}]`,
					"/tiingo/daily/mrk": `[{"date":"2026-11-16T00:00:00.000Z","close":100,"splitFactor":1},{"date":"2026-11-17T00:00:00.000Z","close":102,"splitFactor":1}]`,
				}},
			},
			latest: "$110.00 +10.00% (Nov 17, 2026)", close: "$102.00 +2.00% (Nov 17, 2026)",
		},
		{
			name: "a price before the opening", providers: "tiingo", symbol: "CVX", day: "2026-11-17",
			visits: []visit{{"2026-11-18 08:10 America/New_York", routes{
				"/iex/":             `[{"ticker":"CVX","timestamp":"2026-11-18T08:02:00-05:00","tngoLast":153,"prevClose":150,"last":153}]`,
				"/tiingo/daily/cvx": `[{"date":"2026-11-16T00:00:00.000Z","close":147,"splitFactor":1},{"date":"2026-11-17T00:00:00.000Z","close":150,"splitFactor":1}]`,
			}}},
			latest: "$153.00 +2.00% (Nov 18, 2026)", close: "$150.00 +2.04%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)",
		},
		{
			name: "the daily record of the afternoon", providers: "alphavantage", symbol: "T", day: "2026-11-17",
			visits: []visit{{"2026-11-17 16:40 America/New_York", routes{
				"/query": `{"Global Quote":{"01. symbol":"T","05. price":"20.4000","07. latest trading day":"2026-11-17","08. previous close":"20.0000"}}`,
			}}},
			latest: "$20.40 +2.00% (Nov 17, 2026)",
		},
		{
			name: "the minutes before the closing auction", providers: "yahoo", symbol: "XETR:SAP", day: "2026-11-18",
			visits: []visit{{"2026-11-18 17:33 Europe/Berlin", xetra("202", "2026-11-18 17:29")}},
			latest: "€202.00 +1.00% (Nov 18, 2026)",
		},
		{
			name: "a share that is not traded at the close", providers: "yahoo", symbol: "XWBO:RBI", day: "2026-11-17",
			visits: []visit{
				{"2026-11-17 19:00 Europe/Vienna", listing{
					symbol: "RBI.VI", zone: "Europe/Vienna", currency: "EUR", opens: "09:00", price: "30", at: "2026-11-17 11:20", bars: "2026-11-13=28 2026-11-16=29 2026-11-17T11:20=30",
				}},
				{"2026-11-18 12:00 Europe/Vienna", listing{
					symbol: "RBI.VI", zone: "Europe/Vienna", currency: "EUR", opens: "09:00", price: "30.6", at: "2026-11-18 11:40", bars: "2026-11-13=28 2026-11-16=29 2026-11-17=30 2026-11-18T11:40=30.6",
				}},
			},
			latest: "€30.60 +2.00% (Nov 18, 2026)", close: "€30.00 +3.45%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)",
		},
		{
			name: "the price of the closing auction", providers: "yahoo", symbol: "XPAR:OR", day: "2026-11-18",
			visits: []visit{
				{"2026-11-18 17:33 Europe/Paris", listing{
					symbol: "OR.PA", zone: "Europe/Paris", currency: "EUR", opens: "09:00", price: "404", at: "2026-11-18 17:30",
					bars: "2026-11-16=392 2026-11-17=400 2026-11-18=404",
				}},
				{"2026-11-18 18:30 Europe/Paris", listing{
					symbol: "OR.PA", zone: "Europe/Paris", currency: "EUR", opens: "09:00", price: "408", at: "2026-11-18 17:35",
					bars: "2026-11-16=392 2026-11-17=400 2026-11-18=408",
				}},
			},
			latest: "€408.00 +2.00% (Nov 18, 2026)", close: "€408.00 +2.00% (Nov 18, 2026)", never: "404 404.00",
		},
		{
			name: "a stored close that is not final, and another daily record", providers: "yahoo", symbol: "XSWX:NESN", day: "2026-11-16",
			files: map[string]string{pinned: pins("XSWX:NESN", "2026-11-16", `"currency": "CHF", "price": 79.5, "previousClose": 78, "changePercent": 1.9231, "asOf": "2026-11-16T15:00:00Z", "source": "yahoo"`)},
			visits: []visit{{"2026-11-18 18:30 Europe/Zurich", listing{
				symbol: "NESN.SW", zone: "Europe/Zurich", currency: "CHF", opens: "09:00", price: "81.6", at: "2026-11-18 17:31",
				bars: "2026-11-13=78 2026-11-16=79 2026-11-17=80 2026-11-18=81.6",
			}}},
			latest: "CHF 81.60 +2.00% (Nov 18, 2026)", close: "CHF 79.00 +1.28%, +3.29% since Nov 16, 2026 (Nov 16, 2026 / Nov 18, 2026)", never: "79.5",
		},
		{
			name: "a stored close that is not final, and a daily record that is refused", providers: "yahoo", symbol: "XJSE:NPN", day: "2026-11-16",
			files: map[string]string{pinned: pins("XJSE:NPN", "2026-11-16", `"currency": "ZAR", "price": 41, "previousClose": 40, "changePercent": 2.5, "asOf": "2026-11-16T15:00:00Z", "source": "yahoo"`)},
			visits: []visit{{"2026-11-18 19:00 Africa/Johannesburg", listing{
				symbol: "NPN.JO", zone: "Africa/Johannesburg", currency: "ZAc", opens: "09:00", price: "408000", at: "2026-11-18 17:05",
				bars: "2026-11-13=4000 2026-11-16=4100 2026-11-17=400000 2026-11-18=408000",
			}}},
			latest: "ZAR 4,080.00 +2.00% (Nov 18, 2026)", never: "41 41.00 40.00", says: "the close of 41.00 is refused",
		},
		{
			name: "a final close, and a daily record that was changed later", providers: "yahoo", symbol: "XAMS:ASML", day: "2026-11-16",
			files: map[string]string{pinned: pins("XAMS:ASML", "2026-11-16", `"currency": "EUR", "price": 800, "previousClose": 784, "changePercent": 2.0408, "asOf": "2026-11-16T16:35:00Z", "session": "2026-11-16", "final": true, "source": "yahoo"`)},
			visits: []visit{{"2026-11-18 18:30 Europe/Amsterdam", listing{
				symbol: "ASML.AS", zone: "Europe/Amsterdam", currency: "EUR", opens: "09:00", price: "816", at: "2026-11-18 17:35",
				bars: "2026-11-13=780 2026-11-16=790 2026-11-17=800 2026-11-18=816",
			}}},
			latest: "€816.00 +2.00% (Nov 18, 2026)", close: "€800.00 +2.04%, +2.00% since Nov 16, 2026 (Nov 16, 2026 / Nov 18, 2026)", never: "790 790.00",
		},
		{
			name: "a price after hours of a session whose close is stored", providers: "tiingo", symbol: "ABT", day: "2026-11-17",
			files: map[string]string{stored: quotes("ABT", `"currency": "USD", "price": 102.00, "previousClose": 100.00, "change": 2.00, "changePercent": 2.0000, "asOf": "2026-11-17T21:00:00Z", "session": "2026-11-17", "final": true, "freshUntil": "2026-11-19T21:00:00Z", "source": "alphavantage"`)},
			visits: []visit{{"2026-11-17 20:30 America/New_York", routes{
				"/iex/":             `[{"ticker":"ABT","timestamp":"2026-11-17T19:58:00-05:00","tngoLast":107,"prevClose":100,"last":107}]`,
				"/tiingo/daily/abt": `[{"date":"2026-11-16T00:00:00.000Z","close":100,"splitFactor":1},{"date":"2026-11-17T00:00:00.000Z","close":102,"splitFactor":1}]`,
			}}},
			latest: "$102.00 +2.00% (Nov 17, 2026)", close: "$102.00 +2.00% (Nov 17, 2026)", never: "107 107.00 7.00",
		},
	}
}
