package main

// seriesFaults are histories with closes that cannot be explained.
func seriesFaults() []pageFault {
	return []pageFault{
		{
			name: "two closes a hundred times too high", providers: "yahoo", symbol: "XHEL:NOKIA", day: "2026-11-11",
			visits: []visit{{"2026-11-13 20:00 Europe/Helsinki", listing{
				symbol: "NOKIA.HE", zone: "Europe/Helsinki", currency: "EUR", opens: "10:00", price: "5.1", at: "2026-11-13 18:30",
				bars: "2026-11-06=4.7 2026-11-09=4.8 2026-11-10=485 2026-11-11=490 2026-11-12=5 2026-11-13=5.1",
			}}},
			latest: "€5.10 +2.00% (Nov 13, 2026)", never: "490 490.00 485 485.00", says: "the close of 490 is refused",
		},
		{
			name: "a history in shekels first and in agorot later", providers: "yahoo", symbol: "XTAE:POLI", day: "2026-10-20",
			visits: []visit{{"2026-11-12 20:00 Asia/Jerusalem", listing{
				symbol: "POLI.TA", zone: "Asia/Jerusalem", currency: "ILA", opens: "09:59", price: "5100", at: "2026-11-12 17:24",
				bars: "2026-10-19=48 2026-10-20=49 2026-10-21=4950 2026-11-11=5000 2026-11-12=5100",
			}}},
			latest: "₪51.00 +2.00% (Nov 12, 2026)", never: "0.49 0.48", says: "the close of 0.49 is refused",
		},
		{
			name: "a split that the history has not adjusted", providers: "yahoo", symbol: "XTKS:6861", day: "2026-11-12",
			visits: []visit{{"2026-11-17 18:00 Asia/Tokyo", listing{
				symbol: "6861.T", zone: "Asia/Tokyo", currency: "JPY", opens: "09:00", price: "20400", at: "2026-11-17 15:30", splits: "2026-11-13=3:1",
				bars: "2026-11-11=58500 2026-11-12=60000 2026-11-13=19800 2026-11-16=20000 2026-11-17=20400",
			}}},
			latest: "¥20,400 +2.00% (Nov 17, 2026)", never: "180000 180,000", says: "the factor of the split",
		},
		{
			name: "a split that the history has adjusted twice", providers: "yahoo", symbol: "XTKS:9983", day: "2026-11-12",
			visits: []visit{{"2026-11-17 18:00 Asia/Tokyo", listing{
				symbol: "9983.T", zone: "Asia/Tokyo", currency: "JPY", opens: "09:00", price: "20400", at: "2026-11-17 15:30", splits: "2026-11-13=3:1",
				bars: "2026-11-11=6500 2026-11-12=6667 2026-11-13=19800 2026-11-16=20000 2026-11-17=20400",
			}}},
			latest: "¥20,400 +2.00% (Nov 17, 2026)", never: "20001 20,001 6667", says: "the factor of the split",
		},
		{
			name: "a split that the history has adjusted", providers: "yahoo", symbol: "XTKS:4063", day: "2026-11-12",
			visits: []visit{{"2026-11-17 18:00 Asia/Tokyo", listing{
				symbol: "4063.T", zone: "Asia/Tokyo", currency: "JPY", opens: "09:00", price: "20400", at: "2026-11-17 15:30", splits: "2026-11-13=3:1",
				bars: "2026-11-11=19500 2026-11-12=20000 2026-11-13=19800 2026-11-16=20000 2026-11-17=20400",
			}}},
			latest: "¥20,400 +2.00% (Nov 17, 2026)", close: "¥60,000 +2.56%, +2.00% since Nov 12, 2026 (Nov 12, 2026 / Nov 17, 2026)", never: "66.00",
		},
		{
			name: "a reverse split, and one day that is not adjusted", providers: "yahoo", symbol: "XOSL:NEL", day: "2026-11-11",
			visits: []visit{{"2026-11-16 18:00 Europe/Oslo", listing{
				symbol: "NEL.OL", zone: "Europe/Oslo", currency: "NOK", opens: "09:00", price: "51", at: "2026-11-16 16:25", splits: "2026-11-12=1:20",
				bars: "2026-11-09=48 2026-11-10=49 2026-11-11=2.5 2026-11-12=49.5 2026-11-13=50 2026-11-16=51",
			}}},
			latest: "NOK 51.00 +2.00% (Nov 16, 2026)", never: "0.125 0.13 2.5 2.50", says: "is refused",
		},
		{
			name: "the day of a reverse split, and a close before it that is not adjusted", providers: "yahoo", symbol: "XASX:ZIP",
			visits: []visit{{"2026-11-17 17:00 Australia/Sydney", listing{
				symbol: "ZIP.AX", zone: "Australia/Sydney", currency: "AUD", opens: "10:00", price: "5.1", at: "2026-11-17 16:11", splits: "2026-11-17=1:5",
				bars: "2026-11-13=0.98 2026-11-16=1 2026-11-17=5.1",
			}}},
			latest: "A$5.10 +2.00% (Nov 17, 2026)", never: "410.00",
		},
		{
			name: "the day of a split, and a service that does not tell of it", providers: "yahoo", symbol: "ORLY",
			visits: []visit{{"2026-11-17 18:00 America/New_York", listing{
				symbol: "ORLY", zone: "America/New_York", exchange: "NMS", currency: "USD", price: "25.5", at: "2026-11-17 16:00", noHistory: true,
				bars: "2026-11-13=98 2026-11-16=100 2026-11-17=25.5",
			}}},
			latest: "$25.50 (Nov 17, 2026)", never: "74.50",
		},
		{
			name: "a gap of months, with something else behind it", providers: "yahoo", symbol: "SPCE", day: "2026-01-30",
			visits: []visit{{"2026-07-16 18:00 America/New_York", listing{
				symbol: "SPCE", zone: "America/New_York", exchange: "NYQ", currency: "USD", price: "51", at: "2026-07-15 16:00",
				bars: "2026-01-29=12 2026-01-30=12.3 2026-07-13=49 2026-07-14=50 2026-07-15=51",
			}}},
			latest: "$51.00 +2.00% (Jul 15, 2026)", never: "12.3 12.30", says: "no trading between 2026-01-30 and 2026-07-13",
		},
		{
			name: "a gap of months that the author explains", providers: "yahoo", symbol: "XWAR:CDR", day: "2026-01-30",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"XWAR:CDR\"\nsince = \"1994-08-01\"\n"},
			visits: []visit{{"2026-07-15 19:00 Europe/Warsaw", listing{
				symbol: "CDR.WA", zone: "Europe/Warsaw", currency: "PLN", opens: "09:00", price: "255", at: "2026-07-15 17:04",
				bars: "2026-01-29=198 2026-01-30=200 2026-07-13=245 2026-07-14=250 2026-07-15=255",
			}}},
			latest: "PLN 255.00 +2.00% (Jul 15, 2026)", close: "PLN 200.00 +1.01%, +27.50% since Jan 30, 2026 (Jan 30, 2026 / Jul 15, 2026)",
		},
		{
			name: "a fall by half that is no split", providers: "yahoo", symbol: "INTC",
			visits: []visit{{"2026-11-17 18:00 America/New_York", listing{
				symbol: "INTC", zone: "America/New_York", exchange: "NMS", currency: "USD", price: "50", at: "2026-11-17 16:00", bars: "2026-11-13=98 2026-11-16=100 2026-11-17=50",
			}}},
			latest: "$50.00 −50.00% (Nov 17, 2026)",
		},
		{
			name: "two bars of one session, of which the second is its end", providers: "yahoo", symbol: "XNSE:INFY", day: "2026-11-16",
			visits: []visit{{"2026-11-18 12:00 Asia/Kolkata", listing{
				symbol: "INFY.NS", zone: "Asia/Kolkata", currency: "INR", opens: "09:15", price: "1530", at: "2026-11-17 15:30",
				bars: "2026-11-13=1470 2026-11-16=1480 2026-11-16T15:30=1500 2026-11-17=1520 2026-11-17T15:30=1530",
			}}},
			latest: "₹1,530.00 +2.00% (Nov 17, 2026)", close: "₹1,500.00 +2.04%, +2.00% since Nov 16, 2026 (Nov 16, 2026 / Nov 17, 2026)", never: "1480 1,480.00 3.38",
		},
		{
			name: "two closes of one day", providers: "tiingo", symbol: "WMT", day: "2026-11-12",
			visits: []visit{{"2026-11-14 12:00 America/New_York", routes{
				"/iex/": `[{"ticker":"WMT","timestamp":"2026-11-13T16:00:00-05:00","tngoLast":102,"prevClose":100,"last":102}]`,
				"/tiingo/daily/wmt": `[{"date":"2026-11-10T00:00:00.000Z","close":97,"splitFactor":1},{"date":"2026-11-11T00:00:00.000Z","close":98,"splitFactor":1},
					{"date":"2026-11-12T00:00:00.000Z","close":100,"splitFactor":1},{"date":"2026-11-12T00:00:00.000Z","close":107,"splitFactor":1},{"date":"2026-11-13T00:00:00.000Z","close":102,"splitFactor":1}]`,
			}}},
			latest: "$102.00 +2.00% (Nov 13, 2026)", never: "107 107.00", says: "two closes of one session, 100 and 107",
		},
		{
			name: "a missing session before the stated day", providers: "yahoo", symbol: "XCSE:NOVO-B", day: "2026-11-12",
			visits: []visit{{"2026-11-13 19:00 Europe/Copenhagen", listing{
				symbol: "NOVO-B.CO", zone: "Europe/Copenhagen", currency: "DKK", opens: "09:00", price: "306", at: "2026-11-13 16:59",
				bars: "2026-11-09=280 2026-11-10=285 2026-11-12=300 2026-11-13=306",
			}}},
			latest: "DKK 306.00 +2.00% (Nov 13, 2026)", close: "DKK 300.00 +2.00% since Nov 12, 2026 (Nov 12, 2026 / Nov 13, 2026)", never: "5.26",
		},
		{
			name: "a stated day without a close", providers: "yahoo", symbol: "XSTO:VOLV-B", day: "2026-11-12",
			visits: []visit{{"2026-11-16 19:00 Europe/Stockholm", listing{
				symbol: "VOLV-B.ST", zone: "Europe/Stockholm", currency: "SEK", opens: "09:00", price: "306", at: "2026-11-16 17:29",
				bars: "2026-11-10=294 2026-11-11=297 2026-11-12=null 2026-11-13=300 2026-11-16=306",
			}}},
			latest: "SEK 306.00 +2.00% (Nov 16, 2026)", never: "297.00",
		},
		{
			name: "a missing session before the latest price", providers: "yahoo", symbol: "XMIL:ENI",
			visits: []visit{{"2026-11-16 19:00 Europe/Rome", listing{
				symbol: "ENI.MI", zone: "Europe/Rome", currency: "EUR", opens: "09:00", price: "15.3", at: "2026-11-16 17:35",
				bars: "2026-11-11=14.8 2026-11-12=15 2026-11-16=15.3",
			}}},
			latest: "€15.30 (Nov 16, 2026)", never: "2.00",
		},
		{
			name: "a close without its decimal point in the author's file", providers: "file", symbol: "GE", day: "2026-11-12",
			files:  map[string]string{csv: "date,GE\n2026-11-11,2.97\n2026-11-12,30000\n2026-11-13,306.00\n2026-11-16,312.12\n"},
			visits: []visit{{"2026-11-17 12:00 America/New_York", nil}},
			latest: "$312.12 +2.00% (Nov 16, 2026)", never: "30000 30,000.00", says: `closes.csv, line 3: the close of 30000 is refused`,
		},
		{
			name: "two rows of one day in the author's file", providers: "file", symbol: "IBM", day: "2026-11-12",
			files:  map[string]string{csv: "date,symbol,close\n2026-11-11,IBM,297\n2026-11-12,IBM,300\n2026-11-12,IBM,310\n2026-11-13,IBM,306\n2026-11-16,IBM,312.12\n"},
			visits: []visit{{"2026-11-17 12:00 America/New_York", nil}},
			never:  "310 310.00 2.00", says: "two closes of IBM on 2026-11-12: keep one",
		},
		{
			name: "a history in another currency than the price", providers: "twelvedata yahoo", symbol: "XLIS:GALP", day: "2026-11-12",
			visits: []visit{{"2026-11-13 18:30 Europe/Lisbon", together{
				routes{"/quote": twelve("GALP", "XLIS", "EUR", "15.30", "15.00", "2026-11-13 16:35 Europe/Lisbon")},
				listing{symbol: "GALP.LS", zone: "Europe/Lisbon", currency: "USD", opens: "08:00", price: "17.7", at: "2026-11-13 16:35", bars: "2026-11-11=17 2026-11-12=17.4 2026-11-13=17.7"},
			}}},
			latest: "€15.30 +2.00% (Nov 13, 2026)", never: "17.4 17.40", says: "its history is in USD, its quote in EUR",
		},
		{
			name: "a history in pence that is called pounds", providers: "twelvedata yahoo", symbol: "XLON:TSCO", day: "2026-11-12",
			visits: []visit{{"2026-11-13 18:30 Europe/London", together{
				routes{"/quote": twelve("TSCO", "XLON", "GBP", "4.08", "4.00", "2026-11-13 16:35 Europe/London")},
				listing{symbol: "TSCO.L", zone: "Europe/London", currency: "GBP", opens: "08:00", price: "408", at: "2026-11-13 16:35", bars: "2026-11-11=390 2026-11-12=400 2026-11-13=408"},
			}}},
			latest: "£4.08 +2.00% (Nov 13, 2026)", never: "400 400.00", says: "its history does not fit its quote",
		},
	}
}
